internal import HTTP

/// What browsers are told about every page: it loads nothing from elsewhere, runs no script that is not a file of ours,
/// stands in no frame, and is what it says it is.
enum SecurityPolicy {
    static let fields: [(FieldName, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        // Not no-referrer: with it browsers send `Origin: null` with our own forms.
        (.referrerPolicy, "same-origin"),
        (.crossOriginOpenerPolicy, "same-origin"),
    ]
}
