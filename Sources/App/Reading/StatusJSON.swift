internal import Bytes
internal import Imaging
internal import Pages
internal import Vignette
internal import Vision

/// The same as the page of it says, for programs.
struct StatusJSON: Sendable {
    let bytes: [UInt8]

    init(_ report: StatusReport) {
        bytes = JSONWriter().object { status in
            status.object("versions") { versions in
                for version in StatusReport.versions { versions.string(version.name.lowercased(), version.text) }
            }
            status.object("service") { Self.write(report, to: &$0) }
            status.array("models") { models in
                for model in report.service.models {
                    models.object {
                        $0.string("name", model.name)
                        $0.string("sight", model.declaredSight.rawValue)
                    }
                }
            }
            status.object("pictures") { pictures in
                pictures.array("formats") { for format in report.workers.formats { $0.string(format) } }
                pictures.int("workers", report.workers.ready)
            }
            status.object("queue") { queue in
                queue.optional("waiting", report.waiting)
                queue.int("running", report.running)
            }
            status.object("store") { $0.bool("usable", report.canKeep) }
        }
    }

    private static func write(_ report: StatusReport, to service: inout JSONObjectWriter) {
        service.bool("builtin", report.destination.host == nil)
        service.optional("host", report.destination.host)
        if let isReachable = report.isReachable {
            service.bool("reachable", isReachable)
        } else {
            service.null("reachable")
        }
        service.optional("code", report.service.failure?.code.rawValue)
        service.optional("since", report.service.since?.iso8601)
        service.optional("asked", report.service.heard?.iso8601)
        service.optional("model", report.destination.model)
    }
}
