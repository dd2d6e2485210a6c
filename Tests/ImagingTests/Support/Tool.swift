internal import TestSupport

/// A program of the machine that tests make and look at pictures with.
enum Tool {
    struct Failed: Error {
        let command: String
        let complaint: String
    }

    @discardableResult
    static func run(_ name: String, _ arguments: [String]) throws -> String {
        let command = try Command.run(name, arguments)
        guard command.status == 0 else { throw Failed(command: name, complaint: command.complaint) }
        return command.output
    }
}
