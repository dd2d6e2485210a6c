import Pages
import Vignette

/// Recipes with parameters, in the form and where they are written.
extension Samples {
    static let withParameters = Recipe(
        name: "product", title: "Product", order: 7,
        prompt: "Name the {{ $parameters.count }} main colours. Tone: {{ $parameters.tone }}.",
        parameters: [
            Recipe.Parameter(
                name: "tone", kind: .choice, label: "Tone", standard: "plain", choices: ["plain", "warm"]),
            Recipe.Parameter(name: "count", kind: .number, label: "How many colours", standard: "3"),
            Recipe.Parameter(name: "brand", kind: .text, label: "Brand"),
            Recipe.Parameter(name: "prices", kind: .boolean, label: "With prices", standard: "true"),
            Recipe.Parameter(name: "shop", kind: .choice, label: "Shop", choices: ["north", "south"]),
        ])

    var recipeForms: [Sample] {
        let values = FormValues([
            "recipe": "product", "parameter.product.tone": "warm", "parameter.product.count": "many",
            "parameter.product.prices": "false",
        ])
        return [
            parameters("form-parameters", FormValues(["recipe": "product"])),
            parameters("form-parameters-hidden", FormValues()),
            parameters(
                "form-parameters-wrong", values, .invalidRequest(field: "parameter.count", "must be a number")),
        ]
    }

    private func parameters(_ name: String, _ values: FormValues, _ failure: Failure? = nil) -> Sample {
        let more = ["shelf", "meter"].map { Recipe(name: $0, title: "The \($0)", prompt: "Look at it.") }
        return sample(
            name,
            .form(
                FormPage(
                    recipes: Recipe.presets + [Self.withParameters] + more, values: values, failure: failure,
                    destination: Canned.destination, models: ["qwen3-vl:8b"], now: Canned.now)))
    }

    static let written = FormValues([
        "name": "product", "title": "Product", "prompt": withParameters.prompt, "system_prompt": "Be brief.",
        "max_tokens": "300", "temperature": "0.2", "fit": "768", "answer": "free", "together": "false",
        "parameters":
            #"{"tone": {"kind": "choice", "label": "Tone", "default": "plain", "choices": ["plain", "warm"]}}"#,
        "operations": #"{"tone": [{"type": "StringToUpperCase"}]}"#, "extra_body": #"{"top_p": 0.9}"#,
        "parameter.tone": "warm", "parameter.brand": "Acme",
    ])

    var tries: [Sample] {
        var short = Self.written
        short["answer"] = "alt_text"
        let faults: [(String, Failure)] = [
            ("try-json", .invalidRequest(field: "parameters", "cannot be read: no value begins at byte 12")),
            ("try-operation", .invalidRequest(field: "operations.tone[0].type", "names no operation that there is")),
            ("try-value", .invalidRequest(field: "parameter.tone", "must be one of plain and warm")),
            ("try-damaged", .decodeFailed(reason: "it is damaged after 40 %")),
            ("try-model", .modelNotFound("llava", available: ["qwen3-vl:8b"])),
            ("try-quota", .quotaExhausted(limit: "60 questions a minute", retryAfter: 42)),
        ]
        return [
            attempt("try") { $0.values = FormValues() },
            attempt("try-loaded") { _ in },
            attempt("try-shown") { ($0.question, $0.hasLostPictures) = (Self.question(0), true) },
            attempt("try-answered") {
                ($0.question, $0.last, $0.showsAnswer) = (Self.question(1), Canned.done, true)
                $0.values = short
            },
            attempt("try-table") { ($0.question, $0.last, $0.showsAnswer) = (Self.question(1), Canned.table, true) },
            attempt("try-compared") { $0.last = Canned.compared },
            attempt("try-waiting") {
                ($0.question, $0.last, $0.showsAnswer) = (Self.question(1), Canned.writing, true)
            },
            attempt("try-failed") {
                ($0.question, $0.last, $0.showsAnswer) = (Self.question(1), Canned.failed[0].analysis, true)
            },
        ]
            + faults.map { name, failure in
                attempt(name) {
                    ($0.failure, $0.last) = (failure, Canned.done)
                    if name == "try-json" { $0.parameters = [] }
                    if name == "try-model" { $0.models = [] }
                }
            }
    }

    private static func question(_ pictures: Int) -> TryPage.Question {
        TryPage.Question(
            plan: QuestionPlan(
                recipe: "product", recipeTitle: "Product",
                instruction: pictures == 0 ? "" : "Name the 3 main colours. Tone: WARM.", systemPrompt: "Be brief.",
                fit: .small, maxTokens: 300, temperature: 0.2), pictures: pictures)
    }

    private func attempt(_ name: String, change: (inout TryPage) -> Void) -> Sample {
        var page = TryPage(
            recipes: Recipe.presets + [Self.withParameters], values: Self.written,
            parameters: Self.withParameters.parameters, destination: Canned.destination,
            models: ["qwen3-vl:8b", "gemma3:12b"], keptDays: 30)
        change(&page)
        return sample(name, .try(page))
    }
}
