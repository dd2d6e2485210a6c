internal import HTTP
internal import Vignette

/// A failure for people: what happened and what to do.
struct FailurePage {
    let response: Response

    init(_ failure: Failure, _ status: Status, stylesheet: String?, id: String) {
        let link = stylesheet.map { "<link rel=\"stylesheet\" href=\"\(HTML.escape($0))\">\n" } ?? ""
        let foot = id.isEmpty ? "" : "<p class=\"quiet\">\(status.code) · request \(HTML.escape(id))</p>\n"
        let page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(HTML.escape(failure.title)) – Vignette</title>
            \(link)</head>
            <body>
            <main class="failure">
            <h1>\(HTML.escape(failure.title))</h1>
            <p>\(HTML.escape(failure.message))</p>
            <p>\(HTML.escape(failure.advice))</p>
            \(foot)</main>
            </body>
            </html>

            """
        response = Response(status, bytes: Array(page.utf8), type: "text/html; charset=utf-8")
    }
}
