/// What is wrong with an answer that a worker should not have given.
struct Distrust: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
