internal import Vignette

extension Failure {
    var template: TemplateValue {
        [
            "kind": code == .stopped ? "quiet" : "failure", "isAlert": .flag(code != .stopped), "title": .text(title),
            "message": .text(message), "advice": .text(advice), "canShrink": .flag(helpsToShrink),
            "choosesModel": .flag(helpsToChoose), "canTryAgain": .flag(canRetry || helpsToShrink || helpsToChoose),
        ]
    }

    /// A smaller picture may get through.
    private var helpsToShrink: Bool {
        switch code {
        case .upstreamTimeout, .contextOverflow, .tooLarge: true
        default: false
        }
    }

    /// Another model may do it.
    private var helpsToChoose: Bool {
        switch code {
        case .modelNotFound, .modelCannotSee, .notConfigured, .contextOverflow, .emptyAnswer: true
        default: field == "model"
        }
    }

    /// The field of the form that it belongs to, by the field's id; nil where it belongs to none.
    var formField: String? {
        switch field {
        case "image", "images", "file": return "image"
        case .some(let name) where FormPage.fields.contains(name): return name
        case .some: return nil
        case nil: break
        }
        switch code {
        case .noPicture, .unsupportedMedia, .decodeFailed, .tooLarge, .tooManyPictures, .remoteImageRefused:
            return "image"
        case .modelNotFound, .modelCannotSee, .notConfigured: return "model"
        default: return nil
        }
    }
}
