internal import Imaging

extension ImagingPool.Settings {
    /// As this program was told, with the worker that lies beside it.
    init(_ configuration: Configuration) {
        self = .executableBesideThisProgram()
        if let workers = configuration.imagingWorkers { self.workers = workers }
        uploadLimit = configuration.uploadLimit
    }
}
