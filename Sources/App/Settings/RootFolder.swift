internal import Glibc

/// Finds the folder in which Templates and Public lie, where nobody named one: whoever calls the program from another
/// folder shall not have to say where it was put.
struct RootFolder: Sendable {
    /// As the user, or a default, says.
    let named: String
    /// Somebody said so: then it is that, whatever is in it.
    let isGiven: Bool
    /// The path of the program that runs, links resolved.
    let program: String

    /// How far above the program's folder it is looked for: a build lies three folders below its root.
    private static let levels = 4
    /// Where packages put what belongs to a program, seen from its folder.
    private static let share = "../share/vignette"

    /// The named one if nothing better is found: whoever reads it will say what is missing.
    var path: String {
        guard !isGiven, !Self.holdsTemplates(named) else { return named }
        return candidates.first(where: Self.holdsTemplates) ?? named
    }

    /// In the order in which they are tried.
    private var candidates: [String] {
        guard program.hasPrefix("/") else { return [] }
        var way = program[...]
        var folders: [String] = []
        for _ in 0...Self.levels {
            guard let slash = way.lastIndex(of: "/") else { break }
            way = way[..<slash]
            folders.append(way.isEmpty ? "/" : String(way))
        }
        return folders + folders.prefix(1).map { $0 + "/" + Self.share }
    }

    private static func holdsTemplates(_ folder: String) -> Bool {
        var info = stat()
        return stat(folder + "/Templates", &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    /// The path of the program that runs.
    static var thisProgram: String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &path, Int(PATH_MAX))
        return String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Settings<Configuration> {
    /// The settings for commands that need templates or recipes.
    var rooted: Configuration {
        var configuration = values
        let root = RootFolder(
            named: values.root, isGiven: origin(of: "root") != nil, program: RootFolder.thisProgram)
        configuration.root = root.path
        return configuration
    }
}
