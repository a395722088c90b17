import packageJson from '../package.json' with { type: 'json' };

/** The version of this Prismatlas, from package.json. */
export const APP_VERSION: string = packageJson.version;
