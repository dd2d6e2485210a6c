internal import Vignette

extension TryPage {
    /// The names of the fields that make a recipe.
    public static let recipeFields = [
        "name", "title", "prompt", "system_prompt", "fit", "together", "max_tokens", "temperature", "answer", "order",
        "parameters", "operations", "extra_body",
    ]

    /// What a recipe that is tried may add to a request: how words are drawn, and in which form they come.
    public static let extraMembers = [
        "top_p", "top_k", "min_p", "seed", "stop", "presence_penalty", "frequency_penalty", "repetition_penalty",
        "response_format", "chat_template_kwargs", "reasoning_effort",
    ]

    /// What is asked, and what it is called.
    var wordFields: [TemplateValue] {
        [
            field("title", "Title", .line(isNumber: false), "What people read.", placeholder: "Colours of a product"),
            field(
                "name", "Name", .line(isNumber: false),
                "Of its file, in forms and for programs: small letters, hyphens.",
                placeholder: "product-colours"),
            field(
                "prompt", "Prompt", .area(rows: 7, isCode: false),
                "{{ $parameters.NAME }} stands for what the parameter of that name holds.",
                placeholder: "Name the {{ $parameters.count }} main colours of this product."),
            field("system_prompt", "System prompt", .area(rows: 2, isCode: false), mark: "optional"),
        ]
    }

    var limitFields: [TemplateValue] {
        let fits = [(value: "", label: "As the settings say (\(fit.rawValue))")]
        return [
            field("fit", "Size of the picture sent", .select(fits + Choices.fits)),
            field(
                "answer", "The answer",
                .select([("free", "As the model likes"), ("alt_text", "One sentence, at most 125 characters")])),
            field("max_tokens", "Longest answer, in tokens", .line(isNumber: true), placeholder: "as the model likes"),
            field("temperature", "Temperature", .line(isNumber: true), placeholder: "as the model likes"),
            field(
                "order", "Place among the recipes", .line(isNumber: true), "The smallest number comes first.",
                placeholder: "100"),
            field("together", "Asks about two to four pictures together", .check),
        ]
    }

    var codeFields: [TemplateValue] {
        [
            field(
                "parameters", "Parameters", .area(rows: 6, isCode: true),
                "JSON, by name: kind (text, number, choice or boolean), label, default, choices.",
                placeholder: #"{"count": {"kind": "number", "label": "How many", "default": 3}}"#, mark: "optional"),
            field(
                "operations", "Operations", .area(rows: 4, isCode: true),
                "JSON, by the parameter's name: what is done with its value before it stands in the prompt.",
                placeholder: #"{"count": [{"type": "NumberRound", "decimal_digits": 0}]}"#, mark: "optional"),
            field(
                "extra_body", "Extra body", .area(rows: 2, isCode: true),
                "JSON: members that go into the request as they are. Tried here are only \(Wording.list(Self.extraMembers)); "
                    + "in a file there may be others, but not model, messages, stream and n.",
                placeholder: #"{"top_p": 0.9}"#, mark: "optional"),
        ]
    }

    /// What the parameters shall hold for this try.
    var valueFields: [TemplateValue] {
        parameters.map { parameter in
            let name = "parameter." + parameter.name
            var field = FormField(parameter, name: name, value: values[name])
            field.fault = message(at: name)
            return field.template
        }
    }

    /// What was typed for parameters that cannot be shown now: it comes back once they can.
    var keptValues: [TemplateValue] {
        let shown = Set(parameters.map { "parameter." + $0.name })
        return values.names.filter { $0.hasPrefix("parameter.") && !shown.contains($0) }.map {
            ["name": .text($0), "value": TemplateValue(values[$0])]
        }
    }

    var modelField: TemplateValue {
        guard !models.isEmpty else {
            return field(
                "model", "Model", .line(isNumber: false), placeholder: destination.model ?? "as the server chooses")
        }
        return field(
            "model", "Model",
            .select(Choices.modelOptions(models, standard: destination.model, chosen: values["model"])))
    }

    /// The id of the field at fault; nil where it is none of this page.
    var fault: String? {
        guard let failure else { return nil }
        let path = failure.field ?? ""
        if parameters.contains(where: { path == "parameter." + $0.name }) { return path }
        // What lies within a field is at fault there: `operations.count[0].type`.
        let first = String(path.prefix { $0 != "." && $0 != "[" })
        if Self.recipeFields.contains(first) { return first }
        return ["image", "model"].first { $0 == failure.formField }
    }

    /// What stands beside that field.
    func message(at name: String) -> String? { fault == name ? failure?.message : nil }

    private func field(
        _ name: String, _ label: String, _ kind: FormField.Kind, _ hint: String? = nil, placeholder: String? = nil,
        mark: String? = nil
    ) -> TemplateValue {
        var field = FormField(name: name, label: label, kind: kind, value: values[name] ?? "")
        field.hint = hint
        field.placeholder = placeholder
        field.mark = mark
        field.fault = message(at: name)
        return field.template
    }
}
