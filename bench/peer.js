// Node's http module as a peer: the answers of bench/Server, from memory, by as many processes as are asked for.
// Prints where it listens once all of them do.
'use strict';
const cluster = require('node:cluster');
const http = require('node:http');

const workers = Number(process.argv[2] || 1);
const page = Buffer.alloc(10 * 1024, 'a');
const large = Buffer.alloc(1024 * 1024, 'b');

function send(response, type, body) {
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length });
    response.end(body);
}

// A hundred small events, each written before the next one is made.
async function sendEvents(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (let number = 0; number < 100; number += 1) {
        await new Promise((resolve) => response.write(`data: ${number}\n\n`, resolve));
    }
    response.end();
}

function answer(request, response) {
    switch (request.url) {
    case '/2b': return send(response, 'text/plain', 'ok');
    case '/10k': return send(response, 'text/html', page);
    case '/1m': return send(response, 'application/octet-stream', large);
    case '/sse': return sendEvents(response);
    default:
        response.writeHead(404, { 'Content-Length': 0 });
        return response.end();
    }
}

if (cluster.isPrimary) {
    let listening = 0;
    for (let index = 0; index < workers; index += 1) cluster.fork();
    cluster.on('listening', (worker, address) => {
        listening += 1;
        if (listening === workers) console.log(`listening on http://127.0.0.1:${address.port}`);
    });
    process.on('SIGTERM', () => {
        for (const worker of Object.values(cluster.workers)) worker.process.kill('SIGTERM');
        process.exit(0);
    });
} else {
    const server = http.createServer(answer);
    server.keepAliveTimeout = 600_000;
    server.requestTimeout = 0;
    server.maxRequestsPerSocket = 0;
    server.listen(0, '127.0.0.1');
}
