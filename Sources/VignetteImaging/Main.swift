import Glibc
import ImagingWorker

/// `vignette-imaging`: started by the server only, which it serves on its standard input.
@main
enum Main {
    static func main() {
        exit(Worker.run { name in getenv(name).map { String(cString: $0) } })
    }
}
