internal import Glibc
internal import Vignette

/// Reads the recipes of a folder: the files whose names end with `.json`.
enum RecipeFolder {
    private static let ending = ".json"
    private static let fileCount = 100

    /// In the order of their files; none where there is no such folder.
    static func recipes(in folder: String) throws(RecipeFileError) -> [WrittenRecipe] {
        var recipes: [WrittenRecipe] = []
        var files: [String: String] = [:]
        for file in try list(folder) {
            let path = folder + "/" + file
            let bytes = try content(of: path)
            do throws(FieldError) {
                let recipe = try WrittenRecipe(reading: bytes)
                if let other = files.updateValue(file, forKey: recipe.recipe.name) {
                    throw FieldError("name", "is \(Quoted.text(recipe.recipe.name)), as in \(Quoted.text(other))")
                }
                recipes.append(recipe)
            } catch {
                throw RecipeFileError(path, error)
            }
        }
        return recipes
    }

    private static func list(_ folder: String) throws(RecipeFileError) -> [String] {
        guard let directory = opendir(folder) else {
            guard errno != ENOENT else { return [] }
            throw RecipeFileError(
                folder, "cannot be read: \(String(cString: strerror(errno)))", isClosedFolder: true)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // The entry is valid until the next call; its name ends with NUL inside its array.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(ending), !name.hasPrefix(".") else { continue }
            names.append(name)
            guard names.count <= fileCount else {
                throw RecipeFileError(folder, "holds more than \(fileCount) recipes")
            }
        }
        // The first error found is the same each time.
        return names.sorted()
    }

    private static func content(of path: String) throws(RecipeFileError) -> [UInt8] {
        // Nobody waits for a pipe that somebody put there.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw RecipeFileError(path, "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            throw RecipeFileError(path, "cannot be read: it is no file")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while bytes.count <= WrittenRecipe.sizeLimit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else {
                throw RecipeFileError(path, "cannot be read: \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            bytes += buffer[0..<count]
        }
        return bytes
    }
}
