extension Recipe {
    /// Something that whoever asks fills in.
    public struct Parameter: Sendable, Equatable {
        public enum Kind: String, Sendable, Equatable, CaseIterable {
            case text
            case number
            case choice
            case boolean
        }

        /// Letters, digits and underscores: as it stands in the placeholders.
        public let name: String
        public let kind: Kind
        /// What people read.
        public let label: String
        /// What stands where nobody fills it in; nil where somebody must.
        public let standard: String?
        /// Of a choice; empty otherwise.
        public let choices: [String]

        public init(name: String, kind: Kind, label: String, standard: String? = nil, choices: [String] = []) {
            self.name = name
            self.kind = kind
            self.label = label
            self.standard = standard
            self.choices = choices
        }
    }
}
