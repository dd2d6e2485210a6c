internal import Loop

/// How many workers there are, and what becomes of each.
extension ImagingPool {
    /// A worker that ends sooner than this after its start, without having done anything, counts as not started.
    private static let shortLife = Duration.seconds(1)

    /// Starts as many workers as are missing, unless starting has just failed.
    func fill() {
        while !isStopped, pause == nil, members.count(where: { $0.isServing }) < settings.workers {
            do throws(LoopError) {
                members.append(try makeWorker())
                current.started += 1
            } catch {
                current.lastFault = error.description
                startFailed()
            }
        }
        publish()
    }

    /// Each failure in a row doubles the time until the next start.
    private func startFailed() {
        guard pause == nil, !isStopped else { return }
        let delay = min(settings.longestPause, settings.shortestPause * (1 << min(failedStarts, 10)))
        failedStarts += 1
        pause = schedule(after: delay) { [self] in
            pause = nil
            fill()
        }
    }

    func note(_ event: WorkerProcess.Event, of worker: WorkerProcess) {
        switch event {
        case .ready(let report):
            current.report = report
            // One that has served long enough can go now; if it is busy, when it has answered.
            if let old = members.first(where: { $0.isRetiring && $0.state == .idle }) { old.retire() }
            serve()
        case .lost(let fault, let before):
            lost(worker, fault, before)
        case .gone:
            members.removeAll { $0 === worker }
            publish()
        }
    }

    private func lost(_ worker: WorkerProcess, _ fault: WorkerFault?, _ before: WorkerProcess.State) {
        if let fault, !isStopped {
            current.lastFault = fault.description
            let isUnused = worker.answers == 0 && before != .busy
            if before == .starting || (isUnused && Moment.now().since(worker.readyAt) < Self.shortLife) {
                startFailed()
            } else {
                failedStarts = 0
            }
        }
        fill()
        publish()
    }

    /// A worker has answered and is idle again.
    func answered(_ worker: WorkerProcess) {
        failedStarts = 0
        if worker.answers >= settings.life { worker.isRetiring = true }
        if worker.isRetiring {
            fill()
            let replacements = members.count { $0.isServing && $0.state != .starting }
            if replacements >= settings.workers { worker.retire() }
        }
        serve()
    }
}

extension WorkerProcess {
    /// Whether it counts as one of the pool's workers: it can work, or soon can, and is not about to go.
    var isServing: Bool {
        !isRetiring && (state == .starting || state == .idle || state == .busy)
    }
}
