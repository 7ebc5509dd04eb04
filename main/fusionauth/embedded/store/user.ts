import { z } from 'zod';
import { identifierSchema } from './identifier.ts';

/** A user's registration for one application, as far as the API may set it (contract section 7). */
export const registrationSettingsSchema = z.object({
  applicationId: identifierSchema,
  /** Logs in to the application instead of the password, if the application lets it. */
  authenticationToken: z.string().min(1).max(255).optional(),
  data: z.record(z.string(), z.unknown()).prefault({}),
  preferredLanguages: z.array(z.string().max(24)).default([]),
  roles: z.array(z.string().max(191)).default([]),
  timezone: z.string().max(255).optional(),
  username: z.string().min(1).max(191).optional(),
});

export type RegistrationSettings = z.infer<typeof registrationSettingsSchema>;

export interface Registration extends RegistrationSettings {
  readonly id: string;
  readonly verified: boolean;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds. */
  readonly lastUpdateInstant: number;
  /** Epoch milliseconds. */
  readonly lastLoginInstant?: number;
}

/** The part of a user that the API may set, the password apart (contract section 7). */
export const userSettingsSchema = z.object({
  birthDate: z.iso.date().optional(),
  data: z.record(z.string(), z.unknown()).prefault({}),
  email: z
    .string()
    .max(191)
    .regex(/^[^\s@]+@[^\s@]+$/, 'must be an email address')
    .toLowerCase()
    .optional(),
  /** Epoch milliseconds after which the user may not log in. */
  expiry: z.int().optional(),
  firstName: z.string().max(255).optional(),
  fullName: z.string().max(255).optional(),
  imageUrl: z.string().max(2000).optional(),
  lastName: z.string().max(255).optional(),
  middleName: z.string().max(255).optional(),
  mobilePhone: z.string().max(255).optional(),
  passwordChangeRequired: z.boolean().default(false),
  /** International, kept without what people put between the digits. */
  phoneNumber: z
    .string()
    .regex(/^\+[\d ().-]{4,40}$/, 'must be an international phone number, such as +49 30 123456')
    .transform((text) => `+${text.replace(/\D/g, '')}`)
    .optional(),
  preferredLanguages: z.array(z.string().max(24)).default([]),
  timezone: z.string().max(255).optional(),
  username: z.string().min(1).max(191).optional(),
});

/** By what a user may be found (contract section 4.1, `loginIdTypes`). */
export const loginIdTypeSchema = z.enum(['email', 'phoneNumber', 'username']);

export type LoginIdType = z.infer<typeof loginIdTypeSchema>;

export type UserSettings = z.infer<typeof userSettingsSchema>;

export interface User extends UserSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly active: boolean;
  readonly verified: boolean;
  /** See `users/password.ts` for its form. */
  readonly passwordHash: string;
  /** Epoch milliseconds. */
  readonly passwordLastUpdateInstant: number;
  /** Epoch milliseconds. */
  readonly insertInstant: number;
  /** Epoch milliseconds. */
  readonly lastUpdateInstant: number;
  /** Epoch milliseconds. */
  readonly lastLoginInstant?: number;
  readonly registrations: readonly Registration[];
}

/** The user's registration for the application, if there is one. */
export function registrationFor(user: User, applicationId: string): Registration | undefined {
  return user.registrations.find((registration) => registration.applicationId === applicationId);
}
