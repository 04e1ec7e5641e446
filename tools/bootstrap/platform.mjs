/**
 * The platform as the packages of the toolchain name it (linux-x64, linux-arm64), or null where the toolchain has none:
 * its Node is built for Linux with glibc, not for macOS, Windows or Alpine.
 *
 * @param {{ platform: string, arch: string, glibc: boolean }} machine
 */
export function toolchainPlatform({ platform, arch, glibc }) {
  if (platform !== 'linux' || !glibc) return null
  return arch === 'x64' || arch === 'arm64' ? `linux-${arch}` : null
}

/** This machine, for `toolchainPlatform`. */
export function thisMachine() {
  const header = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport()).header
  return { platform: process.platform, arch: process.arch, glibc: header.glibcVersionRuntime !== undefined }
}
