import { document } from './document.ts';
import { alert, field } from './field.ts';
import { hiddenFields } from './hidden-fields.ts';
import { type Html, html } from './html.ts';

export interface DeviceForm {
  readonly clientId: string;
  readonly tenantId: string;
  readonly userCode: string;
  readonly error: string | undefined;
}

/** The page that asks for the code on the device's screen (contract section 3.4). */
export function devicePage({ clientId, tenantId, userCode, error }: DeviceForm): Html {
  return document(
    'Connect Device',
    html`<h1>Connect a device</h1>
<p>Enter the code that your device shows. Do so only for a device that is in front of you.</p>
${alert(error)}
<form action="/oauth2/device" method="POST" novalidate>
${hiddenFields([
  ['client_id', clientId],
  ['tenantId', tenantId],
])}
${field({ id: 'user_code', label: 'Code', value: userCode, autocomplete: 'off', isFocused: true, error: undefined })}
<button type="submit" class="button blue">Submit</button>
</form>`,
  );
}

/** The page of theme template `oauth2DeviceComplete` (contract section 3.4). */
export function deviceConnectedPage(): Html {
  return document(
    'Device Connected',
    html`<h1>Device connected</h1>
<p>You can go back to your device now.</p>`,
  );
}
