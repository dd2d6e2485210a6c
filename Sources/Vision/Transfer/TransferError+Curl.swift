internal import CVision

extension TransferError {
    /// What a result of libcurl's means for whoever asked.
    init(_ code: CURLcode, of transfer: Transfer) {
        // Libcurl has ended the text with a zero byte, which was there from the start.
        let words = transfer.errorText.baseAddress.map { String(cString: $0) } ?? ""
        let detail = transfer.refusal ?? (words.isEmpty ? String(cString: curl_easy_strerror(code)) : words)
        self.detail = "\(detail) (\(code.rawValue))"
        let kind = Self.kind(code, detail, of: transfer)
        self.kind = kind
        // What cannot be read has come, even if no line of it was told of.
        hasReceived = transfer.hasReceived || kind == .malformed
    }

    private static func kind(_ code: CURLcode, _ detail: String, of transfer: Transfer) -> Kind {
        switch code {
        // Whole, by libcurl's measure, without a final head.
        case CURLE_OK: .cut
        case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
        case CURLE_COULDNT_CONNECT: isOfProxy(detail, transfer.request) ? .proxy : .unreachable
        case CURLE_OPERATION_TIMEDOUT: transfer.clock.stageTimeout
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
            .insecure
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
            // Libcurl has no code of its own for chunks that are none, and for a proxy that refuses.
            if detail.hasSuffix("in chunked-encoding") {
                .malformed
            } else if transfer.hasReceived {
                .cut
            } else {
                transfer.handle.tunnelStatus == 0 ? .unreachable : .proxy
            }
        case CURLE_URL_MALFORMAT, CURLE_FAILED_INIT: .unusable
        case CURLE_WEIRD_SERVER_REPLY, CURLE_WRITE_ERROR, CURLE_BAD_CONTENT_ENCODING, CURLE_CHUNK_FAILED: .malformed
        // A reply that libcurl does not know has the code of a scheme that it does not know.
        default: transfer.hasBegun ? .malformed : .unusable
        }
    }

    /// "Failed to connect to localhost port 8080 after 0 ms": names whom it tried, which is the proxy where there is one.
    private static func isOfProxy(_ detail: String, _ request: TransferRequest) -> Bool {
        guard let start = detail.firstRange(of: "connect to ")?.upperBound,
            let end = detail[start...].firstRange(of: " port ")?.lowerBound
        else { return false }
        return detail[start..<end].lowercased() != request.host.lowercased()
    }
}
