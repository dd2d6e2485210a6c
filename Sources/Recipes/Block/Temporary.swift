extension OperationChain { var jpegQualities: Set<Int> { [] } }
extension Evaluation { public init(now: DateTime) { self.init() } }
