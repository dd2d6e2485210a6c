internal import Loop

/// How many workers there are, and what becomes of each.
extension ImagingPool {
    /// Starts as many workers as are missing, unless starting has just failed.
    func fill() {
        while !isStopped, !isBeginning, pause == nil, members.count(where: { $0.isServing }) < settings.workers {
            do throws(LoopError) {
                members.append(try makeWorker(current.started + 1))
                current.started += 1
            } catch {
                current.lastFault = error.description
                onFault(WorkerFaultNote(reason: error.description, process: nil, lostPicture: false))
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
            failedStarts = 0
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
            onFault(fault.note(of: worker, before))
            if before == .starting { startFailed() }
        }
        fill()
        publish()
    }

    /// A worker has answered and is idle again.
    func answered(_ worker: WorkerProcess) {
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
    /// Whether it can take pictures, now or after the one it has.
    var isReady: Bool { state == .idle || state == .busy || state == .held }

    /// Whether it counts as one of the pool's workers: it can work, or soon can, and is not about to go.
    var isServing: Bool {
        !isRetiring && (state == .starting || isReady)
    }
}
