// biome-ignore-all lint/style/noDefaultExport: what a loader of the build gives has no name of its own.
