public import Vignette

/// How this server fares: for everyone who wonders whether it is worth sending a picture.
public struct StatusPage: Sendable {
    public struct Model: Sendable, Equatable {
        public var name: String
        public var sight: Sight

        public init(name: String, sight: Sight) {
            self.name = name
            self.sight = sight
        }
    }

    public var destination: Destination
    /// Why the service cannot be asked, as a heading; nil while it can.
    public var trouble: String?
    /// Since when it can be asked, or cannot.
    public var since: Timestamp?
    /// When the service was last asked; nil while nothing was heard.
    public var heard: Timestamp?
    public var models: [Model] = []
    /// The formats that are decoded, as people call them.
    public var formats: [String] = []
    /// Workers that can take a picture.
    public var workers = 0
    /// How many analyses wait; nil where nobody can say.
    public var waiting: Int?
    /// About how long the next one waits.
    public var wait: Duration?
    public var canKeep = true
    /// Names and versions of what answers.
    public var versions: [Version] = []

    public struct Version: Sendable, Equatable {
        public var name: String
        public var text: String

        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    public init(destination: Destination) {
        self.destination = destination
    }
}
