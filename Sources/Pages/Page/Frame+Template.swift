extension Frame {
    /// What every page has, and what this one adds to it.
    ///
    /// - Parameter script: the plain name of the page's script, where it has one.
    func template(
        title: String, script: String? = nil, _ members: [String: TemplateValue] = [:]
    ) -> [String: TemplateValue] {
        let common: [String: TemplateValue] = [
            "site": [
                "prefix": .text(prefix),
                "style": TemplateValue(asset("style.css")),
                "icon": TemplateValue(asset("icon.svg")),
                "identity": TemplateValue(identity),
            ],
            "pageTitle": .text(title == Self.siteName ? title : "\(title) – \(Self.siteName)"),
            "script": TemplateValue(script.flatMap(asset)),
        ]
        return common.merging(members) { $1 }
    }

    /// Nil where there is no such file.
    func asset(_ name: String) -> String? {
        assets[name].map { prefix + $0 }
    }

    static let siteName = "Vignette"
}
