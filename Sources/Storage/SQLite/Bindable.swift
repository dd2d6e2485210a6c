internal import Vignette

/// What can be bound to a statement's parameter.
protocol Bindable {
    var bound: BoundValue { get }
}

/// A value as SQLite knows it.
enum BoundValue {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

extension Int: Bindable {
    var bound: BoundValue { .integer(Int64(self)) }
}

extension Int64: Bindable {
    var bound: BoundValue { .integer(self) }
}

extension String: Bindable {
    var bound: BoundValue { .text(self) }
}

extension Array: Bindable where Element == UInt8 {
    var bound: BoundValue { .blob(self) }
}

extension Timestamp: Bindable {
    var bound: BoundValue { .integer(milliseconds) }
}

extension KeptID: Bindable {
    var bound: BoundValue { .text(text) }
}
