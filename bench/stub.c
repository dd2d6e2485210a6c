// The endpoint of `bench/gateway`: drops what it is asked and answers at once, or with events at set times.
// Usage: stub [PAUSE]    prints where it listens. A question with `"stream":true` in its first or last bytes is answered
// with 100 events, 20 ms apart, that say when they were sent; any other after PAUSE milliseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 4096, HEAD = 16384, TAIL = 4096, EVENTS = 100 };
static const long long STEP = 20000000, MILLISECOND = 1000000;

static const char LIST[] =
    "{\"object\":\"list\",\"data\":[{\"id\":\"stub\",\"object\":\"model\",\"created\":1,\"owned_by\":\"bench\","
    "\"architecture\":{\"input_modalities\":[\"text\",\"image\"]}}]}";
static const char ANSWER[] =
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub\",\"choices\":[{\"index\":0,"
    "\"message\":{\"role\":\"assistant\",\"content\":\"A small boat.\"},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4,\"total_tokens\":13}}";

struct connection {
    char head[HEAD + 1];
    int used;
    long long left;     // bytes of the body that are still to come
    int begun, list, stream;
    int sent;           // events
    long long due;      // when the answer, or its next event, is to go out; 0: nothing waits
};

static struct connection *connections[DESCRIPTORS];
static int epoll, waiting;
static long long pause_before;

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void forget(int descriptor) {
    if (connections[descriptor]->due) waiting--;
    free(connections[descriptor]);
    connections[descriptor] = NULL;
    close(descriptor);
}

// What is sent is small; a peer that does not take it is not measured.
static int put(int descriptor, const char *text, int length) {
    return send(descriptor, text, length, MSG_NOSIGNAL | MSG_DONTWAIT) == length;
}

static int answer(int descriptor, const char *body) {
    char text[2048];
    int length = snprintf(text, sizeof text, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
        "Content-Length: %zu\r\n\r\n%s", strlen(body), body);
    return put(descriptor, text, length);
}

static int event(int descriptor, struct connection *it) {
    char body[512], text[600];
    int length;
    if (it->sent == EVENTS) {
        length = snprintf(body, sizeof body, "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
            "\"created\":1,\"model\":\"stub\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"
            "\n\ndata: [DONE]\n\n");
        length = snprintf(text, sizeof text, "%x\r\n%.*s\r\n0\r\n\r\n", length, length, body);
        return put(descriptor, text, length);
    }
    length = snprintf(body, sizeof body, "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
        "\"created\":1,\"model\":\"stub\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"@%lld \"},"
        "\"finish_reason\":null}]}\n\n", now());
    length = snprintf(text, sizeof text, "%x\r\n%.*s\r\n", length, length, body);
    return put(descriptor, text, length);
}

static int finish(int descriptor, struct connection *it) {
    it->used = it->begun = it->sent = 0;
    if (it->list) return answer(descriptor, LIST);
    if (it->stream) {
        static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        // Streams that began together do not send together.
        it->due = now() + (descriptor * 7919 % 20) * MILLISECOND;
        waiting++;
        return put(descriptor, head, sizeof head - 1);
    }
    if (pause_before == 0) return answer(descriptor, ANSWER);
    it->due = now() + pause_before;
    waiting++;
    return 1;
}

static int begin(int descriptor, struct connection *it) {
    char *end = strstr(it->head, "\r\n\r\n");
    if (!end) return it->used < HEAD;
    char *length = strcasestr(it->head, "\r\ncontent-length:");
    long long body = length && length < end ? atoll(length + 17) : 0;
    int come = it->used - (int)(end + 4 - it->head);
    it->list = strncmp(it->head, "GET ", 4) == 0;
    it->stream = strstr(end, "\"stream\":true") != NULL || strstr(end, "\"stream\": true") != NULL;
    it->left = body - come;
    it->begun = 1;
    return it->left > 0 || finish(descriptor, it);
}

static int readable(int descriptor, struct connection *it) {
    for (;;) {
        if (it->begun) {
            static char scratch[1 << 20];
            // The kernel drops it; only the end of a body is looked at.
            int last = it->left <= TAIL;
            long long want = last ? it->left : it->left - TAIL;
            if (want > (long long)sizeof scratch) want = sizeof scratch;
            ssize_t count = recv(descriptor, scratch, want, MSG_DONTWAIT | (last ? 0 : MSG_TRUNC));
            if (count < 0) return errno == EAGAIN;
            if (count == 0) return 0;
            it->left -= count;
            if (last && memmem(scratch, count, "\"stream\":true", 13)) it->stream = 1;
            if (it->left == 0) return finish(descriptor, it);
        } else {
            ssize_t count = recv(descriptor, it->head + it->used, HEAD - it->used, MSG_DONTWAIT);
            if (count < 0) return errno == EAGAIN;
            if (count == 0) return 0;
            it->used += count;
            it->head[it->used] = 0;
            if (!begin(descriptor, it)) return 0;
        }
    }
}

static void send_due(void) {
    long long moment = now();
    for (int descriptor = 0; waiting && descriptor < DESCRIPTORS; descriptor++) {
        struct connection *it = connections[descriptor];
        if (!it || !it->due || it->due > moment) continue;
        int good = it->stream ? event(descriptor, it) : answer(descriptor, ANSWER);
        if (it->stream && it->sent++ < EVENTS) {
            it->due += STEP;
        } else {
            it->due = it->sent = 0;
            waiting--;
        }
        if (!good) forget(descriptor);
    }
}

static void take(int listener) {
    int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) return;
    if (descriptor >= DESCRIPTORS) {
        close(descriptor);
        return;
    }
    int one = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    connections[descriptor] = calloc(1, sizeof **connections);
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = descriptor};
    epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &wanted);
}

int main(int argc, char **argv) {
    pause_before = argc > 1 ? atoll(argv[1]) * MILLISECOND : 0;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 512)) return 1;
    getsockname(listener, (struct sockaddr *)&address, &length);
    printf("listening on http://127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event wanted = {.events = EPOLLIN, .data.fd = listener}, events[64];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &wanted);
    for (;;) {
        // Events are due by the millisecond; what is late by less is in what they say of themselves, not in the lag.
        int count = epoll_wait(epoll, events, 64, waiting ? 1 : -1);
        for (int index = 0; index < count; index++) {
            int descriptor = events[index].data.fd;
            if (descriptor == listener) take(listener);
            else if (connections[descriptor] && !readable(descriptor, connections[descriptor])) forget(descriptor);
        }
        if (waiting) send_due();
    }
}
