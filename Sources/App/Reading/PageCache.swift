internal import Pages
internal import Synchronization
internal import Vignette

/// Finished pages as they are sent, so that reading one again costs neither the store nor a rendering.
///
/// Its size is bounded in bytes. There are two generations: what is new or read goes into the young one, and when that
/// holds half of what is allowed, it becomes the old one and the old one is forgotten. So what nobody reads goes, and no
/// reading has to keep an order. One process owns the store, so removing a page with every change keeps all of them right.
final class PageCache: Sendable {
    private struct State {
        var young: [Analysis.ID: [KeptPage]] = [:]
        var old: [Analysis.ID: [KeptPage]] = [:]
        var youngBytes = 0
        var changes = 0
    }

    /// Of one generation.
    private let limit: Int
    private let state = Mutex(State())

    /// Of one analysis: its page for its owner and for others, and what others embed, by each name of this server.
    private static let variants = 8
    /// What a page says of the present may be as old as this.
    private static let age = Duration.seconds(600)

    /// - Parameter limit: in bytes.
    init(limit: Int = 32 << 20) {
        self.limit = max(1, limit / 2)
    }

    /// The page that `viewer` would get, nil where it has to be made. Expired ones are never handed out.
    func page(
        _ id: Analysis.ID, _ form: KeptPage.Form, viewer: Owner?, frame: Frame, at now: Timestamp
    ) -> KeptPage? {
        state.withLock { state in
            if let page = Self.find(state.young[id], form, viewer, frame, now) { return page }
            guard let page = Self.find(state.old[id], form, viewer, frame, now) else { return nil }
            Self.add(page, to: &state)
            return page
        }
    }

    /// Taken before the store is read, so that a page is not kept which was changed since.
    var mark: Int { state.withLock { $0.changes } }

    /// - Parameter mark: see there.
    func keep(_ page: KeptPage, since mark: Int) {
        guard page.byteCount <= limit / 4 else { return }
        // Freed after the lock is.
        let forgotten = state.withLock { state -> [Analysis.ID: [KeptPage]] in
            guard state.changes == mark else { return [:] }
            Self.add(page, to: &state)
            guard state.youngBytes > limit else { return [:] }
            defer {
                state.old = state.young
                state.young = [:]
                state.youngBytes = 0
            }
            return state.old
        }
        _ = forgotten
    }

    /// To be called with every change of an analysis.
    func remove(_ id: Analysis.ID) {
        state.withLock { state in
            state.changes += 1
            state.old[id] = nil
            for page in state.young.removeValue(forKey: id) ?? [] { state.youngBytes -= page.byteCount }
        }
    }

    /// Of both generations; what lies in both counts twice.
    var byteCount: Int {
        state.withLock { state in
            state.youngBytes + state.old.values.joined().reduce(0) { $0 + $1.byteCount }
        }
    }

    private static func find(
        _ pages: [KeptPage]?, _ form: KeptPage.Form, _ viewer: Owner?, _ frame: Frame, _ now: Timestamp
    ) -> KeptPage? {
        guard let pages, let page = pages.first(where: { $0.isRight(form, for: viewer, frame) }) else { return nil }
        guard page.expires.map({ $0 > now }) ?? true, now - page.made < age else { return nil }
        return page
    }

    private static func add(_ page: KeptPage, to state: inout State) {
        var pages = state.young.removeValue(forKey: page.id) ?? []
        for old in pages { state.youngBytes -= old.byteCount }
        pages.removeAll { $0.isReplaced(by: page) }
        if pages.count >= variants { pages.removeFirst() }
        pages.append(page)
        for page in pages { state.youngBytes += page.byteCount }
        state.young[page.id] = pages
    }
}
