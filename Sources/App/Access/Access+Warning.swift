internal import HTTP

extension Access {
    /// What whoever makes keys may not know: they close the APIs, not the form. Nil where others than this machine cannot
    /// reach it, or have to sign in.
    func warning(of configuration: Configuration, at address: ListenAddress) -> String? {
        // Who stands behind a Unix socket is a proxy, and that may sign people in.
        guard case .tcp(let address, _) = address, !address.isLoopback else { return nil }
        guard configuration.web == .open, !keys.isEmpty else { return nil }
        return
            "keys close the APIs; the form is open to every browser that reaches this server: --web identity closes it"
    }
}
