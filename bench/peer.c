// The peer of `bench/endpoints`: libcurl as its manual shows it, one easy handle, blocking, the body ready made.
// Usage: peer URL COUNT BYTES    prints microseconds of processor time a request.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static size_t drop(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes;
    (void)context;
    return size * count;
}

static double used(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int count = atoi(argv[2]);
    size_t length = strtoul(argv[3], NULL, 10);
    char *body = malloc(length + 1);
    memset(body, 'A', length);
    CURL *easy = curl_easy_init();
    struct curl_slist *fields = curl_slist_append(NULL, "Content-Type: application/json");
    fields = curl_slist_append(fields, "Expect:");
    curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
    curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, 262144L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
    double before = 0;
    for (int index = -20; index < count; index++) {
        if (index == 0) before = used();
        if (curl_easy_perform(easy) != CURLE_OK) return 1;
    }
    printf("%.0f\n", (used() - before) / count);
    return 0;
}
