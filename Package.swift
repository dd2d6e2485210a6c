// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A room of Swift code. What it may import is what stands here: `make lint` builds with the check that refuses the rest.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
    name: "vignette",
    products: [
        .executable(name: "vignette", targets: ["VignetteServer"]),
        .executable(name: "vignette-imaging", targets: ["VignetteImaging"]),
    ],
    targets: [
        .target(name: "CSystem"),
        .target(
            name: "CBytes",
            linkerSettings: [.linkedLibrary("crypto"), .linkedLibrary("z")]),
        room("Bytes", ["CBytes"]),
        room("Loop", ["CSystem"]),
        room("HTTP", ["Loop", "CSystem"]),
        room("Vignette"),
        // The decoders: pkg-config finds libvips and GLib, the module map names the rest.
        .systemLibrary(
            name: "CImaging", pkgConfig: "vips",
            providers: [
                .apt(["libvips-dev", "libmagic-dev", "libtesseract-dev", "libzbar-dev", "libseccomp-dev"])
            ]),
        room("Imaging", ["Bytes", "CSystem", "Loop", "Vignette"]),
        room("ImagingWorker", ["Bytes", "CImaging", "Imaging", "Vignette"]),
        .systemLibrary(name: "CVision", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        room("Vision", ["Bytes", "CVision", "Loop", "Vignette"]),
        .systemLibrary(name: "CStorage", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        room("Storage", ["Bytes", "CStorage", "Loop", "Vignette"]),
        .systemLibrary(
            name: "CPages", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        room("Pages", ["Bytes", "CPages", "Vignette"]),
        .systemLibrary(name: "CRecipes", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        room("Recipes", ["Bytes", "CRecipes", "Vignette"]),
        room("App", ["Bytes", "HTTP", "Imaging", "Loop", "Pages", "Recipes", "Storage", "Vignette", "Vision"]),
        .executableTarget(name: "VignetteServer", dependencies: ["App"], swiftSettings: strict),
        .executableTarget(name: "VignetteImaging", dependencies: ["ImagingWorker"], swiftSettings: strict),
        .executableTarget(
            name: "BenchServer", dependencies: ["Bytes", "HTTP", "Imaging", "Loop", "Vignette"], path: "bench/Server",
            swiftSettings: strict),
        .executableTarget(
            name: "BenchImaging", dependencies: ["Bytes", "Imaging", "Loop", "Vignette"], path: "bench/Imaging",
            swiftSettings: strict),
        .executableTarget(
            name: "BenchRecipes", dependencies: ["Bytes", "Recipes"], path: "bench/Recipes", swiftSettings: strict),
        .executableTarget(
            name: "BenchVision", dependencies: ["Bytes", "Loop", "Vignette", "Vision"], path: "bench/Vision",
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Bytes", "Loop"], path: "Tests/Support", swiftSettings: strict),
        tests("BytesTests", ["Bytes", "TestSupport"]),
        tests("LoopTests", ["Loop"]),
        tests("HTTPTests", ["HTTP", "Loop", "Bytes", "TestSupport"]),
        tests("VignetteTests", ["Bytes", "Vignette", "TestSupport"]),
        tests("ImagingTests", ["Bytes", "Imaging", "Loop", "Vignette", "VignetteImaging", "TestSupport"]),
        tests("ImagingWorkerTests", ["Bytes", "CImaging", "Imaging", "ImagingWorker", "Vignette", "TestSupport"]),
        tests("VisionTests", ["Bytes", "Imaging", "Loop", "Vignette", "Vision", "TestSupport"]),
        tests("StorageTests", ["Bytes", "CStorage", "Loop", "Storage", "Vignette", "TestSupport"]),
        .executableTarget(
            name: "PageSamples", dependencies: ["Bytes", "Pages", "Vignette"], path: "Tests/PageSamples",
            swiftSettings: strict),
        tests("PagesTests", ["Bytes", "Pages", "PageSamples", "Vignette", "TestSupport"]),
        tests("RecipesTests", ["Bytes", "Recipes", "Vignette", "TestSupport"]),
        tests(
            "AppTests",
            [
                "App", "Bytes", "HTTP", "Imaging", "Loop", "Pages", "Recipes", "Storage", "Vignette", "VignetteImaging",
                "VignetteServer", "Vision", "TestSupport",
            ]),
        tests(
            "UpstreamTests",
            ["Bytes", "Loop", "Vignette", "VignetteImaging", "VignetteServer", "Vision", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// `main` of the fuzz targets is libFuzzer's, so only a build with its sanitizer can link them: Tests/Fuzz/run asks for it.
if Context.environment["VIGNETTE_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: ["Bytes", "HTTP", "Imaging", "Pages", "Recipes", "TestSupport", "Vignette", "Vision"],
            path: "Tests/Fuzz", exclude: ["Corpus", "run"], swiftSettings: strict))
}
