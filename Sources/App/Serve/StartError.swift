/// Why the server could not start, with what to do about it, in one line.
struct StartError: Error, CustomStringConvertible {
    let description: String
}
