import type { MaskedText } from '../../../main/recording/credential.ts';
import { CredentialChip } from './CredentialChip.tsx';

interface MaskedProps {
  readonly text: MaskedText;
  readonly withValues?: boolean;
}

/** Text in which credentials stood: chips where they were. */
export function Masked({ text, withValues = false }: MaskedProps) {
  return text.map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: recorded text never changes, and the same credential may stand in it twice.
      <CredentialChip key={index} id={piece.credential} shown={piece.shown} withValue={withValues} />
    ),
  );
}
