import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';

/**
 * What a package of the desktop app consists of. With ELECTRON_OVERRIDE_DIST_PATH pointing to an unpacked Electron (or a zip of
 * it), `npm run package:dir` needs no network.
 */
const { ELECTRON_OVERRIDE_DIST_PATH: electronDist } = process.env;

const config: Configuration = {
  appId: 'io.github.loginscope',
  productName: 'Loginscope',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills these in.
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  directories: { output: 'out/packages', buildResources: 'main/electron/icons' },
  ...(electronDist ? { electronDist } : {}),
  // Everything is in the bundle: no file but these, and nothing of node_modules.
  files: ['out/main/**', 'out/renderer/**', 'package.json', 'LICENSE', '!node_modules'],
  asar: true,
  npmRebuild: false,
  removePackageScripts: true,
  electronLanguages: ['en-US'],
  // facts/electron.md, D3: with these off nobody makes a Node, or a debugger, out of the application.
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // What Electron shows when it is started without an application. Only downloads of electron-builder's own come without it.
  async afterPack({ packager, appOutDir }) {
    await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  },
  mac: {
    category: 'public.app-category.developer-tools',
    icon: 'main/electron/icons/1024x1024.png',
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
  },
  win: { icon: 'main/electron/icons/256x256.png', target: ['nsis'] },
  linux: {
    category: 'Development',
    icon: 'main/electron/icons',
    maintainer: 'Loginscope',
    target: ['AppImage', 'deb'],
  },
  publish: null,
};

export default config;
