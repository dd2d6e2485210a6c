extension OperationTable {
    /// On what was found in pictures, and how pictures were classified.
    static let onDetections: [any Operation.Type] = [
        ClassificationPropertyExtract.self,
        DetectionsFilter.self,
        DetectionsOffset.self,
        DetectionsPropertyExtract.self,
        DetectionsRename.self,
        DetectionsSelection.self,
        DetectionsShift.self,
        DetectionsToDictionary.self,
        ExtractDetectionProperty.self,
        PickDetectionsByParentClass.self,
        SortDetections.self,
    ]
}
