/// Something that the picture workers of this machine cannot do, with the way to mend it.
enum WorkerGap: Sendable, Equatable {
    case decoder(String, advice: String)
    case reading(String, advice: String)
    /// The part that could not be raised, with the system's reason behind a colon.
    case sandbox(String)

    /// For lists of one line each.
    var line: String {
        switch self {
        case .decoder(let name, let advice): "not decoded: \(name) (\(advice))"
        case .reading(let text, let advice): "\(text): \(advice)"
        case .sandbox(let part): "sandbox without \(part)"
        }
    }

    var finding: Finding {
        switch self {
        case .decoder(let name, let advice):
            .warning("pictures", "\(name) is not decoded.", Self.sentence(advice))
        case .reading(let text, let advice): .warning("pictures", Self.sentence(text), Self.sentence(advice))
        case .sandbox(let part):
            .warning("sandbox", "The workers run without a part of it: \(part).", Self.advice(on: part))
        }
    }

    private static func advice(on part: String) -> String {
        switch part.prefix(while: { $0 != ":" }) {
        case "system calls":
            "Use a kernel with seccomp, and look whether the container or a service's unit forbids filters."
        case "privileges": "Use a kernel that knows no_new_privs: any since Linux 3.5."
        case "dumps": "Look whether the container or a service's unit forbids prctl."
        case "core files", "file growth", "descriptors", "processor time", "address space":
            "Look at the limits that this user has with ulimit -a, and whether the container forbids to lower them."
        case "standard error": "Start vignette where /dev/null can be opened."
        default: "Read the documentation of the container or of whatever else starts vignette."
        }
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + "."
    }
}
