extension OperationTable {
    /// On text, numbers, sequences, objects, timestamps and images.
    static let plain: [any Operation.Type] =
        onText + onNumbers + onSequences + [
            ConvertDictionaryToJSON.self, LookupTable.self, TimestampToISOFormat.self, ConvertImageToBase64.self,
            ConvertImageToJPEG.self, ExtractFrameMetadata.self, ExtractImageProperty.self,
        ]

    private static let onText: [any Operation.Type] = [
        StringMatches.self, StringSubSequence.self, StringToLowerCase.self, StringToUpperCase.self, ToString.self,
    ]

    private static let onNumbers: [any Operation.Type] = [
        Divide.self, Multiply.self, NumberRound.self, RandomNumber.self, ToBoolean.self, ToNumber.self,
    ]

    private static let onSequences: [any Operation.Type] = [
        NumericSequenceAggregate.self, SequenceAggregate.self, SequenceApply.self, SequenceElementsCount.self,
        SequenceLength.self, SequenceMap.self,
    ]
}
