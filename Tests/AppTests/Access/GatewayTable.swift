import HTTP
import Vignette

@testable import App

/// The rows of the APIs: what each route is for, and with it who is let in. A new route is a new line in `rows`.
enum GatewayTable {
    enum Row {
        /// Programs that are let in ask a model here.
        case asks
        /// Programs that are let in find out what can be asked.
        case inquires
        /// It says the same to everybody, or has a rule of its own and tests for it.
        case own
    }

    static let rows: [String: Row] = [
        "POST /v1/chat/completions": .asks, "GET /v1/models": .inquires, "GET /v1/models/{id}": .inquires,
        "GET /v1/models/{id...}": .inquires, "POST /v1/responses": .own,
        "POST /api/generate": .asks, "POST /api/chat": .asks, "POST /api/show": .inquires,
        "GET /api/tags": .inquires, "GET /api/version": .inquires, "GET /api/ps": .inquires,
        "POST /blocks/openai_compatible/v1": .asks,
    ]

    /// The columns.
    enum Who: CaseIterable {
        /// There is no key.
        case nobody, placeholder, unsigned, signedIn, unsignedFree
        /// There are keys.
        case keyless, key, lowerCaseScheme, wrongKey, revokedKey, otherScheme, twoKeys, cookieOnly
        case identityBesideKeys, wrongKeyOfIdentity, misnamed, keyOfMisnamed
        case free, freeOfNone, notFree, freeWithWrongKey, unsignedWithKey, unsignedFreeBesideKeys

        /// Nil: let in.
        var refusal: Failure.Code? {
            switch self {
            case .nobody, .placeholder, .signedIn, .key, .lowerCaseScheme, .identityBesideKeys, .keyOfMisnamed, .free,
                .unsignedWithKey:
                nil
            default: .unauthorized
            }
        }

        var hasKeys: Bool {
            switch self {
            case .nobody, .placeholder, .unsigned, .signedIn, .unsignedFree: false
            default: true
            }
        }

        var configure: (inout Configuration) -> Void {
            { [self] configuration in
                configuration.identityHeader = FieldName("Remote-User")
                switch self {
                case .unsigned, .signedIn, .unsignedWithKey: configuration.web = .identity
                case .unsignedFree, .unsignedFreeBesideKeys:
                    configuration.web = .identity
                    configuration.freeTier = 5
                case .free, .keyless, .notFree, .freeWithWrongKey: configuration.freeTier = 5
                default: break
                }
            }
        }

        var fields: [(String, String)] {
            switch self {
            case .nobody, .unsigned, .keyless: []
            case .placeholder: [SampleKeys.unknown.field]
            case .signedIn, .identityBesideKeys: [("Remote-User", "ann")]
            case .key, .unsignedWithKey: [SampleKeys.ci.field]
            case .lowerCaseScheme: [("authorization", "bEARER  " + SampleKeys.ci.text)]
            case .wrongKey: [SampleKeys.unknown.field]
            case .revokedKey: [SampleKeys.revoked.field]
            case .otherScheme: [("Authorization", "Basic " + SampleKeys.ci.text), ("X-Api-Key", SampleKeys.ci.text)]
            case .twoKeys: [SampleKeys.ci.field, SampleKeys.ci.field]
            case .cookieOnly: [Analysis.ownerCookie]
            case .wrongKeyOfIdentity: [("Remote-User", "ann"), SampleKeys.unknown.field]
            case .misnamed: [("Remote-User", "ann"), ("Remote-User", "bob")]
            case .keyOfMisnamed: [("Remote-User", "ann"), ("Remote-User", "bob"), SampleKeys.ci.field]
            case .free, .freeOfNone, .unsignedFree, .unsignedFreeBesideKeys: [("X-Free-Tier", "TRUE")]
            case .notFree: [("X-Free-Tier", "1")]
            case .freeWithWrongKey: [("X-Free-Tier", "true"), SampleKeys.unknown.field]
            }
        }
    }
}
