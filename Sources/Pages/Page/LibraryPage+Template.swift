internal import Vignette

extension LibraryPage {
    func template(in frame: Frame) -> TemplateValue {
        let isSearch = !words.isEmpty
        let home = "\(frame.prefix)/library"
        return .object(
            frame.template(
                title: "Library",
                [
                    "atLibrary": true, "words": .text(words), "number": .number(number),
                    "summary": .text(isSearch && !analyses.isEmpty ? "Found for “\(words)”" : ""),
                    "hasAnalyses": .flag(!analyses.isEmpty),
                    "hasSearch": .flag(!analyses.isEmpty || isSearch || number > 1),
                    "analyses": .list(analyses.map { $0.card(in: frame) }),
                    "hasPager": .flag(number > 1 || hasNext),
                    "previous": number > 1 ? .text(address(number - 1, home)) : .nothing,
                    "next": hasNext ? .text(address(number + 1, home)) : .nothing,
                    "hasExport": .flag(!analyses.isEmpty || isSearch),
                    "emptyTitle": .text(isSearch ? "Nothing found" : "Nothing here yet"),
                    "emptyText": .text(
                        isSearch
                            ? "No page has all the words of “\(words)” in it."
                            : "What you send from this browser is listed here."),
                    "emptyLink": .text(isSearch ? home : "\(frame.prefix)/"),
                    "emptyLabel": .text(isSearch ? "Show everything" : "Send a picture"),
                ]))
    }

    private func address(_ number: Int, _ home: String) -> String {
        let query = words.isEmpty ? "" : "q=\(QueryText.encoded(words))&"
        return "\(home)?\(query)page=\(number)"
    }
}
