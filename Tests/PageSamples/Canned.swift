import Pages
import Vignette

/// Analyses made by hand, one for each state.
enum Canned {
    static let now = Timestamp(milliseconds: 1_795_271_520_000)
    static let poster = PictureSize(width: 720, height: 900)
    static let owner = Owner(.visitor, "canned")
    static let destination = Destination(host: "ollama.lan", network: .inside, model: "qwen3-vl:8b")

    static let description = """
        A poster shows a red and white lighthouse on a dark rock at sunset. Its lamp throws two beams across the sky.

        The tower stands left of the middle, with five broad bands, two small windows and an arched door. Behind it lie \
        purple hills and a calm blue sea in which a low, pale yellow sun is mirrored. A small boat with **one white and \
        one orange sail** crosses on the right; three birds fly above it.

        Text at the top reads "CAPE AUBERON" and below it "Lighthouse open every Sunday". At the bottom: \
        "10 am to 4 pm · 142 steps · children free".
        """

    static let readingText = "CAPE AUBERON\nLighthouse open every Sunday\n\n10 am to 4 pm · 142 steps · children free"

    static func id(_ number: Int) -> Analysis.ID {
        let digits = String(number)
        let text = String(repeating: "k", count: 25 - digits.count) + digits
        guard let id = Analysis.ID(text) else { fatalError("twenty-five letters and digits are an id") }
        return id
    }

    static func picture(
        _ name: String? = "lighthouse.jpg", size: PictureSize = poster, sent: Bool = true, reading: Reading? = nil
    ) -> AnalysisPicture {
        func facts(_ digest: String, _ size: PictureSize, _ count: Int) -> PictureFacts {
            PictureFacts(digest: digest, format: .jpeg, size: size, byteCount: count)
        }
        let small = PictureSize(
            width: size.width * 320 / size.longestSide, height: size.height * 320 / size.longestSide)
        return AnalysisPicture(
            fileName: name, master: facts("master", size, 402_133), thumbnail: facts("thumbnail", small, 14_220),
            sent: sent ? facts("sent", size, 139_300) : nil,
            receipt: Receipt(
                claimedType: "image/jpeg", foundType: "image/heic", turned: .quarterRight, colours: [.profile],
                removed: [.gps, .camera, .time, .preview], sizeBefore: PictureSize(width: 4032, height: 3024),
                sizeAfter: size, bytesBefore: 2_310_000, bytesAfter: 402_133),
            reading: reading)
    }

    static func plan(
        _ recipe: Recipe = .describe, prompt: String = "", language: String? = nil, earlier: [EarlierQuestion] = []
    ) -> QuestionPlan {
        QuestionPlan(
            recipe: recipe.name, recipeTitle: recipe.title,
            parameters: recipe.name == "describe" ? ["length": "usual", "former": "<b>kept</b>"] : [:], prompt: prompt,
            instruction: [recipe.prompt, prompt].filter { !$0.isEmpty }.joined(separator: "\n\n"),
            fit: recipe.fit ?? .medium, language: language, model: "qwen3-vl:8b", maxTokens: recipe.maxTokens,
            earlier: earlier)
    }

    static func answer(
        _ text: String = description, finish: FinishReason = .complete, notes: [AnswerNote] = [], reasoning: String = ""
    ) -> Answer {
        Answer(
            text: text, reasoning: reasoning, model: "qwen3-vl:8b", finish: finish,
            usage: TokenUsage(prompt: 1_187, answer: 164),
            timing: AnswerTiming(firstPiece: .milliseconds(1_340), total: .milliseconds(7_820)), bytesSent: 187_420,
            sight: notes.contains(.sightDoubtful) ? .doubtful : .sees, notes: notes)
    }

    static func analysis(
        _ number: Int, _ state: AnalysisState, plan: QuestionPlan = plan(), pictures: [AnalysisPicture] = [picture()],
        change: (inout Analysis) -> Void = { _ in }
    ) -> Analysis {
        var analysis = Analysis(
            id: id(number), owner: owner, plan: plan, pictures: pictures, state: state, created: now,
            expires: now + .seconds(30 * 24 * 3600))
        if state == .done { analysis.answer = answer() }
        change(&analysis)
        return analysis
    }
}
