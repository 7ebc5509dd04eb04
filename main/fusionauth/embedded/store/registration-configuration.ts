import { z } from 'zod';

const OPTIONAL_FIELDS = ['birthDate', 'firstName', 'fullName', 'lastName', 'middleName', 'mobilePhone'] as const;

export type RegistrationFieldName = 'email' | 'username' | (typeof OPTIONAL_FIELDS)[number];

const fieldSchema = z
  .object({ enabled: z.boolean().default(false), required: z.boolean().default(false) })
  .prefault({});

// unsure in the contract: the settings are not in it; these are the ones of FusionAuth's Application API.
/** Whether, and with what, users may register themselves (contract section 1.5, `/oauth2/register`). */
export const registrationConfigurationSchema = z.object({
  enabled: z.boolean().default(false),
  confirmPassword: z.boolean().default(false),
  loginIdType: z.enum(['email', 'username']).default('email'),
  birthDate: fieldSchema,
  firstName: fieldSchema,
  fullName: fieldSchema,
  lastName: fieldSchema,
  middleName: fieldSchema,
  mobilePhone: fieldSchema,
});

type RegistrationConfiguration = z.infer<typeof registrationConfigurationSchema>;

/** The fields of the form, the password apart. */
export function requestedFields(
  configuration: RegistrationConfiguration,
): readonly { readonly name: RegistrationFieldName; readonly isRequired: boolean }[] {
  const optional = OPTIONAL_FIELDS.filter((name) => configuration[name].enabled);
  return [
    { name: configuration.loginIdType, isRequired: true },
    ...optional.map((name) => ({ name, isRequired: configuration[name].required })),
  ];
}
