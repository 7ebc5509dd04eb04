import { z } from 'zod';

/** An image that the real FusionAuth needs, by the name that `docker pull` takes. */
export interface Image {
  readonly role: 'PostgreSQL' | 'FusionAuth';
  readonly name: string;
  /** Megabytes that a pull loads, roughly: nobody but the registry knows, and it is not asked. Absent for an image of one's own. */
  readonly roughMegabytes?: number;
}

/** Both images of one FusionAuth. */
export interface Images {
  readonly postgres: Image;
  readonly fusionauth: Image;
}

const pinned: Images = {
  // Versions: contract, section 9.2. The image's name says everything about what runs, so `latest` is not an option.
  postgres: { role: 'PostgreSQL', name: 'postgres:16.0-bookworm', roughMegabytes: 150 },
  fusionauth: { role: 'FusionAuth', name: 'fusionauth/fusionauth-app:1.69.0', roughMegabytes: 350 },
};

const environmentSchema = z.object({
  LOGINSCOPE_POSTGRES_IMAGE: z.string().min(1).optional(),
  LOGINSCOPE_FUSIONAUTH_IMAGE: z.string().min(1).optional(),
});

/** The pinned images, or those that LOGINSCOPE_POSTGRES_IMAGE and LOGINSCOPE_FUSIONAUTH_IMAGE name. */
export function chooseImages(env: Readonly<Record<string, string | undefined>>): Images {
  const { LOGINSCOPE_POSTGRES_IMAGE: postgres, LOGINSCOPE_FUSIONAUTH_IMAGE: fusionauth } = environmentSchema.parse(env);
  return {
    postgres: postgres ? { role: 'PostgreSQL', name: postgres } : pinned.postgres,
    fusionauth: fusionauth ? { role: 'FusionAuth', name: fusionauth } : pinned.fusionauth,
  };
}
