internal import Vignette

extension FailurePage {
    func template(in frame: Frame) -> TemplateValue {
        .object(
            frame.template(
                title: failure.title,
                [
                    "status": .number(status), "title": .text(failure.title), "message": .text(failure.message),
                    "advice": .text(failure.advice), "requestID": .text(requestID),
                ]))
    }
}
