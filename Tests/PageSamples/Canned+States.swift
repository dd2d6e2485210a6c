import Vignette

extension Canned {
    static let done = analysis(1, .done, pictures: [picture(reading: Reading(text: readingText, words: 14))]) {
        $0.answer = answer(
            notes: [.temperatureDropped], reasoning: "The picture is a poster. First the subject, then the text in it.")
        $0.attempts = 2
    }

    static let reading = analysis(
        2, .done, plan: plan(.readText),
        pictures: [
            picture(
                reading: Reading(
                    text: readingText, words: 14,
                    codes: [
                        .init(kind: .qr, content: "https://auberon.example/tickets?from=poster&day=sunday"),
                        .init(kind: .ean13, content: "4006381333931"),
                    ]))
        ]
    ) {
        $0.answer = answer(
            "# CAPE AUBERON\n\nLighthouse open every Sunday\n\n- 10 am to 4 pm\n- 142 steps\n- children free")
    }

    static let table = analysis(3, .done, plan: plan(.table)) {
        $0.answer = answer(
            "| Day | Opens | Closes | Steps | Adults | Children |\n|---|---|---|--:|--:|--:|\n"
                + "| Sunday | 10 am | 4 pm | 142 | 6.50 € | free |\n| Other days | closed | closed | 142 | – | – |")
    }

    static let compared = analysis(
        4, .done, plan: plan(.compare),
        pictures: [
            picture("morning.jpg", size: PictureSize(width: 1280, height: 853)),
            picture("evening.jpg", size: PictureSize(width: 1280, height: 853)),
            picture("a-very-long-file-name-of-a-camera-that-nobody-ever-renamed-IMG_20261121_143205_HDR.jpg"),
        ]
    ) {
        $0.answer = answer(
            "All three pictures show the same coast.\n\n1. The light is cold in picture 1 and warm in picture 2.\n"
                + "2. Only picture 3 has text.\n")
    }

    static let cutOff = analysis(5, .done) {
        $0.answer = answer(String(description.prefix(240)), finish: .cutOff)
    }

    static let doubtful = analysis(6, .done) {
        $0.answer = answer("A golden retriever runs across a meadow in spring.", notes: [.sightDoubtful])
    }

    static let followUp = analysis(
        7, .done,
        plan: plan(
            .ask, prompt: "Wie viele Stufen hat der Turm, und was kostet der Eintritt für Kinder?", language: "de",
            earlier: [
                EarlierQuestion(prompt: Recipe.describe.prompt, answer: description),
                EarlierQuestion(
                    prompt: "What does the sign say?", answer: "# The sign\n\nIt says *Lighthouse open every Sunday*."),
            ])
    ) {
        $0.answer = answer("Der Turm hat **142 Stufen**. Für Kinder ist der Eintritt frei.")
        $0.parent = id(1)
        $0.from = id(2)
    }

    static let rightToLeft = analysis(8, .done, plan: plan(language: "ar")) {
        $0.answer = answer("منارة حمراء وبيضاء على صخرة داكنة عند غروب الشمس. في الأعلى كُتب \"CAPE AUBERON\".")
    }

    static let plainPage = analysis(9, .done, pictures: [picture(nil, size: PictureSize(width: 1280, height: 853))]) {
        $0.editedAltText = "Two beams of a lighthouse over the evening sea"
        $0.expires = nil
    }

    static let queued = analysis(20, .queued, pictures: [picture(sent: false)])

    static let waiting = analysis(21, .queued) {
        $0.waitsUntil = now + .seconds(75)
        $0.failure = .rateLimited(retryAfter: 75)
        $0.attempts = 1
    }

    static let preparing = running(22, .preparing)
    static let asking = running(23, .asking)
    static let waitingModel = running(24, .waitingModel)

    static let writing = analysis(25, .running) {
        $0.phase = .writing
        $0.answer = Answer(text: String(description.prefix(300)))
    }

    private static func running(_ number: Int, _ phase: AnalysisPhase) -> Analysis {
        analysis(number, .running) { $0.phase = phase }
    }

    static let unfinished = [queued, waiting, preparing, asking, waitingModel, writing]
    static let finished = [done, reading, table, compared, cutOff, doubtful, followUp, rightToLeft, plainPage]
    static let all = finished + unfinished + failed.map(\.analysis)
}
