/// What a caller wants to do. Every route asks for one of these before it does anything.
enum Action: Sendable, Equatable, CaseIterable {
    /// To see an analysis whose address one has, its pictures and its events.
    case read
    /// To see a collection whose address one has: it is no page to share, so a server that wants names wants one here.
    case browse
    /// To see it in the frame of another site, or what other sites need for that.
    case embed
    /// To see what one has asked so far, and to take it away.
    case list
    /// To see the form.
    case visit
    /// To have pictures analysed.
    case submit
    /// To change, stop, delete, ask on or ask again.
    case change
    /// As a program: to ask a model.
    case ask
    /// As a program: to find out what can be asked.
    case inquire
}
