import Vignette

/// Questions of many kinds: short and long, about small and large pictures, with and without a system prompt.
enum SightQuestions {
    private static let prompts = [
        "Describe.", "What is in this picture?", "Welche Farbe hat das Auto? Bitte antworte in einem Satz.",
        "Read every word that you can find, line by line, and say where each of them stands.",
        "请描述这张图片的内容。",
        "List the objects as a table with name, colour and place:\n\n| name | colour | place |\n|---|---|---|",
        "0123456789 0123456789 0123456789", "a", "🟥🟩🟦 which one?",
        "You will get a photograph of a street. Name the vehicles first, then the people, then the signs.",
    ]
    private static let sizes = [(32, 32), (64, 64), (256, 256), (640, 480), (900, 700), (1600, 1200), (2048, 128)]

    static func make(_ count: Int) throws -> [Question] {
        try (0..<count).map { number in
            var prompt = prompts[number % prompts.count]
            // Every third one is long, up to 1,500 characters.
            if number % 3 == 2 {
                let length = 200 + number * 1300 / count
                prompt = String(
                    (prompt + " Look at it closely, since nobody else will, number \(number). ")
                        .repeated(toAtLeast: length).prefix(length))
            }
            let (width, height) = sizes[number % sizes.count]
            let picture = try TestPicture.make(
                Colour.allCases[number % 3], width: width, height: height, noise: number % 2 * 40)
            return Question(
                systemPrompt: number % 5 == 4 ? "You describe pictures for people who cannot see." : nil,
                prompt: prompt, pictures: [picture], maxTokens: 4 + number % 5,
                temperature: number % 4 == 3 ? 0.8 : 0)
        }
    }
}

extension String {
    fileprivate func repeated(toAtLeast length: Int) -> String {
        String(repeating: self, count: length / Swift.max(1, count) + 1)
    }
}
