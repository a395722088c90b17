# syntax=docker/dockerfile:1
# One image for the API and for workers: `serve` and `worker` are arguments.

FROM node:24.21-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/npm-cache npm ci --cache /npm-cache --no-audit --no-fund
COPY . .
# The UI ships as static files; then what only building and testing need goes.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24.21-bookworm-slim
ENV NODE_ENV=production \
    PRISMATLAS_DATA=/data \
    PRISMATLAS_HOST=0.0.0.0 \
    PRISMATLAS_PORT=4000
WORKDIR /app
# The program belongs to root: the process that runs it cannot change it.
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/schemas ./schemas
COPY --from=build /app/extract ./extract
COPY --from=build /app/store ./store
COPY --from=build /app/search ./search
COPY --from=build /app/screening ./screening
COPY --from=build /app/interchange ./interchange
COPY --from=build /app/activities ./activities
COPY --from=build /app/workflows ./workflows
COPY --from=build /app/runtime ./runtime
COPY --from=build /app/api ./api
COPY --from=build /app/cli ./cli
COPY --from=build /app/static-site ./static-site
COPY --from=build /app/corpus ./corpus
COPY --from=build /app/search-ui/dist ./search-ui/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
# For `serve`; a worker's check stands in docker-compose.yml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PRISMATLAS_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "cli/main.ts"]
CMD ["serve"]
