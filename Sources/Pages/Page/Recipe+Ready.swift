internal import Vignette

extension Recipe {
    /// Nothing has to be filled in before it can be asked.
    func isReady(withPrompt hasPrompt: Bool) -> Bool {
        (hasPrompt || !needsPrompt) && parameters.allSatisfy { $0.standard != nil }
    }
}
