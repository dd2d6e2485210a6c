import Pages
import Testing

@testable import App

extension Pages {
    /// The pages of this project.
    static func ofProject() throws -> Pages {
        try Pages(folder: Project.folder + "/Templates")
    }
}

/// Where this project's files lie, seen from its tests.
enum Project {
    static let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
}
