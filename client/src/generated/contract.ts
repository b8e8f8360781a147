// Generated from the contract by `npm run contract`; do not edit.
export interface paths {
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this contract */
        get: operations["contract.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether this process is up */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say whether what it needs can be reached */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the metrics in the format of Prometheus */
        get: operations["metrics.scrape"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account */
        post: operations["accounts.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in for a token */
        post: operations["accounts.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke the token of this request */
        post: operations["accounts.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read your account */
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name or e-mail address */
        patch: operations["me.update"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change your password */
        put: operations["me.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a browser's session */
        post: operations["session.open"];
        /** Close a browser's session */
        delete: operations["session.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List your tokens */
        get: operations["tokens.list"];
        put?: never;
        /** Make a token */
        post: operations["tokens.create"];
        /** Revoke all your tokens */
        delete: operations["tokens.revokeAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of your tokens */
        delete: operations["tokens.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a verification mail sent */
        post: operations["accounts.requestVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/email/verification/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify an e-mail address */
        post: operations["accounts.verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a reset mail sent */
        post: operations["accounts.forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by a mailed token */
        post: operations["accounts.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Suspend a user */
        put: operations["users.suspend"];
        post?: never;
        /** Reinstate a user */
        delete: operations["users.reinstate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products */
        get: operations["products.list"];
        put?: never;
        /** Create a product */
        post: operations["products.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product */
        get: operations["products.get"];
        put?: never;
        post?: never;
        /** Delete a product; orders keep their lines */
        delete: operations["products.delete"];
        options?: never;
        head?: never;
        /** Change a product */
        patch: operations["products.update"];
        trace?: never;
    };
    "/api/v1/products/{id}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the deletion of a product back */
        post: operations["products.restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/product-cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Empty the product cache, or what it holds of one user */
        delete: operations["productCache.clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a product's stock movements */
        get: operations["products.listMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct the stock of a product */
        post: operations["products.adjustStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders */
        get: operations["orders.list"];
        put?: never;
        /** Place an order */
        post: operations["orders.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an order */
        get: operations["orders.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the moves of an order, oldest first */
        get: operations["orders.listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move an order to another status */
        put: operations["orders.changeStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an order; its stock returns */
        post: operations["orders.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the notes on an order */
        get: operations["orders.listNotes"];
        put?: never;
        /** Write a note on an order, for the shop itself or for the buyer, too */
        post: operations["orders.addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the figures of the overview */
        get: operations["stats.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails about orders */
        get: operations["notifications.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a mail, with each attempt that failed */
        get: operations["notifications.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which mails you want */
        get: operations["notifications.getPreferences"];
        /** Choose which mails you want */
        put: operations["notifications.setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how the queues stand */
        get: operations["queues.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List failed jobs */
        get: operations["failedJobs.list"];
        put?: never;
        post?: never;
        /** Drop all failed jobs, or those that fit */
        delete: operations["failedJobs.dropAll"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a failed job, with each of its attempts */
        get: operations["failedJobs.get"];
        put?: never;
        post?: never;
        /** Drop a failed job */
        delete: operations["failedJobs.drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue a failed job again */
        post: operations["failedJobs.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/failed-jobs/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Queue all failed jobs again, or those that fit */
        post: operations["failedJobs.retryAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List or stream what happened to orders */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what somebody may do and what not */
        get: operations["access.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Explain who may do what, and why */
        get: operations["access.explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List permissions */
        get: operations["permissions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List roles */
        get: operations["roles.list"];
        put?: never;
        /** Create a role */
        post: operations["roles.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a role */
        put: operations["roles.update"];
        post?: never;
        /** Delete a role */
        delete: operations["roles.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["users.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["users.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a user's roles */
        put: operations["users.setRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a user's direct permissions */
        put: operations["users.setPermissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's tokens */
        get: operations["users.listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke one of a user's tokens */
        delete: operations["users.revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the audit log */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what requests and jobs did */
        get: operations["monitoring.listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one entry with its details */
        get: operations["monitoring.getEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the whole story of a request */
        get: operations["monitoring.getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List exceptions, grouped */
        get: operations["monitoring.listExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See whether entries are recorded */
        get: operations["monitoring.getRecording"];
        /** Pause or resume recording */
        put: operations["monitoring.setRecording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/monitoring/tail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow entries as they are recorded */
        get: operations["monitoring.tail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mails that the built-in mail server caught */
        get: operations["inbox.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a caught mail */
        get: operations["inbox.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what this server has */
        get: operations["features.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Access: {
            permission: string;
            description: string;
            allowed: boolean;
        };
        AccessExplanation: {
            user_id: number;
            permission: string;
            allowed: boolean;
            reason: string;
            roles: {
                name: string;
                holds: string;
            }[];
            direct: string | null;
            token: {
                id: number;
                abilities: string[];
                covers: boolean;
            } | null;
        };
        AddOrderNoteRequest: {
            text: string;
            /** @default false */
            public?: boolean;
        };
        AdjustStockRequest: {
            delta: number;
            reason: string;
        };
        AuditEntry: {
            id: number;
            /** Format: date-time */
            at: string;
            actor_id: number | null;
            token_id: number | null;
            ip: string | null;
            request_id: string | null;
            action: string;
            subject_type: string;
            subject_id: number | null;
            subject_owner_id: number | null;
            before: unknown;
            after: unknown;
            previous_hash: string;
            hash: string;
        };
        CancelOrderRequest: {
            note?: string | null;
        };
        ChangePasswordRequest: {
            current_password: string;
            password: string;
        };
        ChangePreferencesRequest: {
            order_status_mails: boolean;
        };
        CreateProductRequest: {
            name: string;
            price: number | string;
            quantity: number;
            /** @default null */
            description?: string | null;
            user_id?: number;
        };
        CreateRoleRequest: {
            name: string;
            permissions: string[];
        };
        CreateTokenRequest: {
            name: string;
            abilities?: string[];
            /** Format: date-time */
            expires_at?: string;
        };
        FailedAttempt: {
            attempt: number;
            /** Format: date-time */
            at: string;
            failure: string;
            error: string;
        };
        FailedJob: {
            id: number;
            queue: string;
            event: string;
            order_id: number | null;
            order_number: number | null;
            user_id: number;
            recipient: string;
            attempts: number;
            failure: string | null;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            failed_at: string | null;
        };
        FailedJobStory: {
            id: number;
            queue: string;
            event: string;
            order_id: number | null;
            order_number: number | null;
            user_id: number;
            recipient: string;
            attempts: number;
            failure: string | null;
            last_error: string | null;
            /** Format: date-time */
            created_at: string;
            failed_at: string | null;
            failed_attempts: components["schemas"]["FailedAttempt"][];
        };
        Failure: {
            /** @constant */
            success: false;
            message: string;
            code: string;
            meta: components["schemas"]["Meta"];
        };
        Features: {
            inbox: boolean;
        };
        ForgotPasswordRequest: {
            email: string;
        };
        InboxMessage: {
            id: number;
            from: string;
            to: string[];
            subject: string;
            message_id: string | null;
            /** Format: date-time */
            received_at: string;
            size: number;
        };
        InboxMessageBody: {
            id: number;
            from: string;
            to: string[];
            subject: string;
            message_id: string | null;
            /** Format: date-time */
            received_at: string;
            size: number;
            text: string;
            html: string;
            headers: {
                name: string;
                value: string;
            }[];
        };
        Live: {
            /** @enum {string} */
            status: "ok" | "unavailable";
        };
        LoginRequest: {
            email: string;
            password: string;
            /** @default api */
            device_name?: string;
            /**
             * @default [
             *       "*"
             *     ]
             */
            abilities?: string[];
            /** Format: date-time */
            expires_at?: string;
        };
        ManagedUser: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            direct_permissions: string[];
            /** Format: date-time */
            created_at: string;
            suspended_at: string | null;
            suspension_reason: string | null;
        };
        Meta: {
            request_id: string;
        };
        MonitoringEntry: {
            id: number;
            trace_id: string;
            span_id: string;
            parent_span_id: string | null;
            kind: string;
            name: string;
            user_id: number | null;
            request_id: string | null;
            status: string | null;
            failure: string | null;
            tags: string[];
            started_at: string;
            duration_ms: number;
            details: {
                [key: string]: unknown;
            };
        };
        MonitoringEntrySummary: {
            id: number;
            trace_id: string;
            span_id: string;
            parent_span_id: string | null;
            kind: string;
            name: string;
            user_id: number | null;
            request_id: string | null;
            status: string | null;
            failure: string | null;
            tags: string[];
            started_at: string;
            duration_ms: number;
        };
        MonitoringException: {
            fingerprint: string;
            type: string;
            message: string;
            stack: string;
            count: number;
            first_at: string;
            last_at: string;
            trace_id: string;
        };
        MoveOrderRequest: {
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            note?: string | null;
        };
        NewToken: {
            id: number;
            name: string;
            abilities: string[];
            last_used_at: string | null;
            last_used_ip: string | null;
            last_used_user_agent: string | null;
            expires_at: string | null;
            /** Format: date-time */
            created_at: string;
            current: boolean;
            token: string;
        };
        Notification: {
            id: number;
            user_id: number;
            event: string;
            order_id: number | null;
            order_number: number | null;
            channel: string;
            recipient: string;
            /** @enum {string} */
            status: "pending" | "sent" | "failed" | "dropped";
            attempts: number;
            next_attempt_at: string | null;
            failure: string | null;
            last_error: string | null;
            message_id: string | null;
            /** Format: date-time */
            created_at: string;
            sent_at: string | null;
        };
        NotificationStory: {
            id: number;
            user_id: number;
            event: string;
            order_id: number | null;
            order_number: number | null;
            channel: string;
            recipient: string;
            /** @enum {string} */
            status: "pending" | "sent" | "failed" | "dropped";
            attempts: number;
            next_attempt_at: string | null;
            failure: string | null;
            last_error: string | null;
            message_id: string | null;
            /** Format: date-time */
            created_at: string;
            sent_at: string | null;
            failed_attempts: components["schemas"]["FailedAttempt"][];
        };
        /** @description An OpenAPI 3.1 document: this one. */
        OpenApiDocument: {
            openapi: string;
            info: {
                title: string;
                version: string;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        OpenSessionRequest: {
            email: string;
            password: string;
        };
        Order: {
            id: number;
            number: number;
            user_id: number;
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            /** @example 19.99 */
            total_price: string;
            items: components["schemas"]["OrderItem"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        OrderEvent: {
            sequence: number;
            event: string;
            data: {
                order_id: number;
                user_id: number;
                /** @enum {string} */
                status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
                previous_status: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
                /** @example 19.99 */
                total_price: string;
                /** Format: date-time */
                at: string;
            };
        };
        OrderEventMessage: {
            order_id: number;
            user_id: number;
            /** @enum {string} */
            status: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            previous_status: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
            /** @example 19.99 */
            total_price: string;
            /** Format: date-time */
            at: string;
            sequence: number;
        };
        OrderItem: {
            id: number;
            product_id: number;
            product_name: string;
            quantity: number;
            /** @example 19.99 */
            unit_price: string;
            /** @example 19.99 */
            line_total: string;
        };
        OrderNote: {
            id: number;
            order_id: number;
            text: string;
            public: boolean;
            by: number | null;
            /** Format: date-time */
            created_at: string;
        };
        OrderTransition: {
            from: ("pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded") | null;
            /** @enum {string} */
            to: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
            /** Format: date-time */
            at: string;
            by: number | null;
            note: string | null;
        };
        PageMeta: {
            request_id: string;
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            last_page: number;
            next_cursor?: string | null;
        };
        Permission: {
            id: number;
            name: string;
            description: string;
        };
        PlaceOrderRequest: {
            items: {
                product_id: number;
                quantity: number;
            }[];
            user_id?: number;
        };
        Preferences: {
            order_status_mails: boolean;
        };
        Product: {
            id: number;
            user_id: number;
            name: string;
            description: string | null;
            /** @example 19.99 */
            price: string;
            quantity: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Profile: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            permissions: string[];
            email_verified_at: string | null;
        };
        Queue: {
            name: string;
            waiting: number;
            queued: number;
            failed: number;
            oldest_at: string | null;
            next_attempt_at: string | null;
        };
        Ready: {
            /** @enum {string} */
            status: "ok" | "unavailable";
            checks: {
                [key: string]: "ok" | "unavailable";
            };
            times_ms: {
                [key: string]: number;
            };
        };
        RegisterRequest: {
            name: string;
            email: string;
            password: string;
        };
        ResetPasswordRequest: {
            token: string;
            password: string;
        };
        Retried: {
            retried: number;
        };
        Role: {
            id: number;
            name: string;
            permissions: string[];
            seeded: boolean;
            /** Format: date-time */
            created_at: string;
        };
        Session: {
            user: components["schemas"]["User"];
            csrf_token: string;
        };
        SetPermissionsRequest: {
            permissions: string[];
        };
        SetRecordingRequest: {
            paused: boolean;
        };
        SetRolesRequest: {
            roles: string[];
        };
        SignedIn: {
            user: components["schemas"]["User"];
            token: string;
        };
        Stats: {
            period: {
                from: string;
                to: string;
                days: number;
                /** @enum {string} */
                by: "day" | "week" | "month";
            };
            figures: {
                products: {
                    total: number;
                    period: number;
                    before: number;
                };
                out_of_stock: {
                    total: number;
                    period: number;
                    before: number;
                };
                orders: {
                    total: number;
                    period: number;
                    before: number;
                };
                open_orders: {
                    total: number;
                    period: number;
                    before: number;
                };
                failed_jobs: {
                    total: number;
                    period: number;
                    before: number;
                };
                revenue: {
                    total: string;
                    period: string;
                    before: string;
                };
            };
            series: {
                from: string;
                orders: number;
                revenue: string;
            }[];
            orders_by_status: {
                pending: number;
                paid: number;
                shipped: number;
                delivered: number;
                cancelled: number;
                refunded: number;
            };
            best_sellers: {
                month: string;
                products: {
                    product_id: number;
                    user_id: number;
                    name: string;
                    units: number;
                    revenue: string;
                    units_before: number;
                }[];
            };
            low_stock: {
                product_id: number;
                user_id: number;
                name: string;
                price: string;
                quantity: number;
            }[];
        };
        StockMovement: {
            id: number;
            product_id: number;
            /** @enum {string} */
            kind: "opening" | "order" | "cancellation" | "correction";
            delta: number;
            quantity_after: number;
            order_id: number | null;
            reason: string | null;
            by: number | null;
            /** Format: date-time */
            created_at: string;
        };
        SuspendUserRequest: {
            /** @default null */
            reason?: string | null;
        };
        Suspension: {
            user_id: number;
            reason: string | null;
            /** Format: date-time */
            suspended_at: string;
        };
        Token: {
            id: number;
            name: string;
            abilities: string[];
            last_used_at: string | null;
            last_used_ip: string | null;
            last_used_user_agent: string | null;
            expires_at: string | null;
            /** Format: date-time */
            created_at: string;
            current: boolean;
        };
        UpdateProductRequest: {
            name?: string;
            price?: number | string;
            quantity?: number;
            description?: string | null;
            expected_quantity?: number;
        };
        UpdateProfileRequest: {
            name?: string;
            email?: string;
            current_password?: string;
        };
        User: {
            id: number;
            name: string;
            email: string;
            roles: string[];
            /** Format: date-time */
            created_at: string;
        };
        ValidationFailure: {
            /** @constant */
            success: false;
            message: string;
            /** @constant */
            code: "validation_failed";
            meta: components["schemas"]["Meta"];
            errors: {
                [key: string]: string[];
            };
        };
        VerifyEmailRequest: {
            token: string;
        };
    };
    responses: {
        /** @description `conflict`: The present state forbids it. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "conflict";
                };
            };
        };
        /** @description `csrf_token_mismatch`: A browser's session changes something without its proof of origin. */
        CsrfTokenMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "csrf_token_mismatch";
                };
            };
        };
        /**
         * @description `csrf_token_mismatch`: A browser's session changes something without its proof of origin.
         *
         *     `forbidden`: A permission is missing, or an ability of the token.
         */
        CsrfTokenMismatchOrForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "csrf_token_mismatch" | "forbidden";
                };
            };
        };
        /** @description `events_forgotten`: Some of the events after `since` are no longer kept: read the orders anew, and go on without `since`. */
        EventsForgotten: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "events_forgotten";
                };
            };
        };
        /** @description `forbidden`: A permission is missing, or an ability of the token. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "forbidden";
                };
            };
        };
        /**
         * @description `forbidden`: A permission is missing, or an ability of the token.
         *
         *     `csrf_token_mismatch`: A browser's session changes something without its proof of origin.
         */
        ForbiddenOrCsrfTokenMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "forbidden" | "csrf_token_mismatch";
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this key is still running. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_in_progress";
                };
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this key is still running.
         *
         *     `invalid_transition`: The order cannot become that from what it is, or is it already.
         *
         *     `conflict`: The present state forbids it.
         */
        IdempotencyInProgressOrInvalidTransitionOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_in_progress" | "invalid_transition" | "conflict";
                };
            };
        };
        /**
         * @description `invalid_credentials`: The e-mail address or the password is wrong.
         *
         *     `account_suspended`: The password is right, but the account is suspended.
         */
        InvalidCredentialsOrAccountSuspended: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "invalid_credentials" | "account_suspended";
                };
            };
        };
        /**
         * @description `invalid_transition`: The order cannot become that from what it is, or is it already.
         *
         *     `conflict`: The present state forbids it.
         */
        InvalidTransitionOrConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "invalid_transition" | "conflict";
                };
            };
        };
        /** @description `malformed_request`: The request cannot be read, or its body is not JSON. */
        MalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "malformed_request";
                };
            };
        };
        /** @description `not_found`: There is no such thing, or none that you may see. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "not_found";
                };
            };
        };
        /** @description `payload_too_large`: The body is larger than 1 MB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "payload_too_large";
                };
            };
        };
        /** @description `server_error`: Something went wrong on our side. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "server_error";
                };
            };
        };
        /** @description `too_many_requests`: The limit is reached; `Retry-After` says until when. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "too_many_requests";
                };
            };
        };
        /** @description `unauthenticated`: There is no token, or one that is unknown, expired or revoked. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description `unavailable`: The service is away for a moment; `Retry-After` says how long to wait. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unavailable";
                };
            };
        };
        /** @description `unsupported_media_type`: The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "unsupported_media_type";
                };
            };
        };
        /** @description `validation_failed`: Fields are refused; `errors` says which and why. */
        ValidationFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"];
            };
        };
        /**
         * @description `validation_failed`: Fields are refused; `errors` says which and why.
         *
         *     `idempotency_mismatch`: The key was used before with another body.
         */
        ValidationFailedOrIdempotencyMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationFailure"] | (components["schemas"]["Failure"] & {
                    /** @enum {unknown} */
                    code?: "idempotency_mismatch";
                });
            };
        };
    };
    parameters: {
        /** @description An id of your own for the request; ours when it is absent or not of this form. */
        RequestId: string;
        /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
        IdempotencyKey: string;
        /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
        IfNoneMatch: string;
        /** @description The last event seen, as EventSource sends it; goes before `since`. */
        LastEventId: string;
    };
    requestBodies: never;
    headers: {
        /** @description What the answer and the log lines are found by; the same as `meta.request_id`. */
        "X-Request-Id": string;
        /** @description How many requests a minute has. Absent when there is no limit. */
        "X-RateLimit-Limit": number;
        /** @description How many of them are left. */
        "X-RateLimit-Remaining": number;
        /** @description Seconds to wait before the next attempt. */
        "Retry-After": number;
        /** @description `Bearer`, where a token was missing or not valid. */
        "WWW-Authenticate": string;
        /** @description The path of what was made. */
        Location: string;
        /** @description Names this very answer, for `If-None-Match`. */
        ETag: string;
        /** @description `HIT` when the answer came from the cache. */
        "X-Cache": "HIT" | "MISS";
        /** @description To be kept by its reader alone, and asked about before each use. */
        "Cache-Control": string;
        /** @description `true` on the repetition of an earlier answer. */
        "Idempotent-Replayed": "true";
        /** @description The cookies `souk_session` and `souk_csrf`, set or cleared. */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "contract.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Live"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "database": "ok",
                     *         "redis": "ok"
                     *       },
                     *       "times_ms": {
                     *         "database": 0.4,
                     *         "redis": 0.2
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Ready"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    "metrics.scrape": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP souk_monitoring_stories_total Requests, jobs and the like, by what became of their story.
                     *     # TYPE souk_monitoring_stories_total counter
                     *     souk_monitoring_stories_total{outcome="recorded"} 33
                     *     # HELP nodejs_eventloop_delay_p50_seconds Event-loop delay since the last look: p50.
                     *     # TYPE nodejs_eventloop_delay_p50_seconds gauge
                     *     nodejs_eventloop_delay_p50_seconds 0.020135935
                     *     # HELP nodejs_eventloop_delay_p99_seconds Event-loop delay since the last look: p99.
                     *     # TYPE nodejs_eventloop_delay_p99_seconds gauge
                     *     nodejs_eventloop_delay_p99_seconds 0.073793535
                     *     # HELP nodejs_eventloop_delay_max_seconds Event-loop delay since the last look: max.
                     *     # TYPE nodejs_eventloop_delay_max_seconds gauge
                     *     nodejs_eventloop_delay_max_seconds 0.116326399
                     */
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    "accounts.register": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aisha",
                 *       "email": "aisha@example.com",
                 *       "password": "seven blue mugs in a row"
                 *     }
                 */
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Account created.",
                     *       "data": {
                     *         "user": {
                     *           "id": 2,
                     *           "name": "Aisha",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "customer"
                     *           ],
                     *           "created_at": "2026-11-30T16:10:26.161Z"
                     *         },
                     *         "token": "1|souk_nP8JelPokZMGjm4F8Yqjs6HWsPourhFGdSqgNbHGf47445ca"
                     *       },
                     *       "meta": {
                     *         "request_id": "5a3bc2e6-cd6c-4291-8f28-3d9446507068"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["SignedIn"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.login": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "admin@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Signed in.",
                     *       "data": {
                     *         "user": {
                     *           "id": 1,
                     *           "name": "Admin",
                     *           "email": "admin@example.com",
                     *           "roles": [
                     *             "admin"
                     *           ],
                     *           "created_at": "2026-11-30T16:10:25.951Z"
                     *         },
                     *         "token": "2|souk_FrtomDBogUDuh6ybyltYa6rkXAuBWLpnTmfBvzEU086e5a4d"
                     *       },
                     *       "meta": {
                     *         "request_id": "dba51c50-b8c2-42d6-8c2b-b95a336bae7d"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["SignedIn"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["InvalidCredentialsOrAccountSuspended"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.logout": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your account.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "permissions": [
                     *           "products.view",
                     *           "products.create",
                     *           "products.update",
                     *           "products.delete",
                     *           "orders.view",
                     *           "orders.create",
                     *           "orders.cancel",
                     *           "monitoring.view"
                     *         ],
                     *         "email_verified_at": null
                     *       },
                     *       "meta": {
                     *         "request_id": "67b400dd-dc2c-4c36-a4b2-2a4cd8a532b7"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Profile"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Aisha Rahman"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProfileRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Account changed.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "permissions": [
                     *           "products.view",
                     *           "products.create",
                     *           "products.update",
                     *           "products.delete",
                     *           "orders.view",
                     *           "orders.create",
                     *           "orders.cancel",
                     *           "monitoring.view"
                     *         ],
                     *         "email_verified_at": null
                     *       },
                     *       "meta": {
                     *         "request_id": "30f7f58a-2993-4805-85f0-284c9fa7f033"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Profile"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "me.changePassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "seven blue mugs in a row",
                 *       "password": "eight red cups in a box"
                 *     }
                 */
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Password changed. Your other tokens are revoked.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "bef8f827-0466-4269-8564-b82275cecb06"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "aisha@example.com",
                 *       "password": "nine green bowls on a shelf"
                 *     }
                 */
                "application/json": components["schemas"]["OpenSessionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Signed in.",
                     *       "data": {
                     *         "user": {
                     *           "id": 2,
                     *           "name": "Aisha Rahman",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "merchant"
                     *           ],
                     *           "created_at": "2026-11-30T16:10:26.161Z"
                     *         },
                     *         "csrf_token": "CsaROYatcfPiKWsijFw6DTZTftRwzJFiooKL3pUgE4o"
                     *       },
                     *       "meta": {
                     *         "request_id": "7f9025b6-3f55-4280-bd7b-28319535ce71"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Session"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["InvalidCredentialsOrAccountSuspended"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "session.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Tokens.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "name": "till",
                     *           "abilities": [
                     *             "orders.*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": null,
                     *           "created_at": "2026-11-30T16:10:27.607Z",
                     *           "current": false
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "registration",
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": null,
                     *           "created_at": "2026-11-30T16:10:26.161Z",
                     *           "current": true
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "8865abd8-2e1d-4103-92c0-28b44e5f6e20",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 2,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Token"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "till",
                 *       "abilities": [
                 *         "orders.*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateTokenRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Token created. It is shown this once.",
                     *       "data": {
                     *         "id": 3,
                     *         "name": "till",
                     *         "abilities": [
                     *           "orders.*"
                     *         ],
                     *         "last_used_at": null,
                     *         "last_used_ip": null,
                     *         "last_used_user_agent": null,
                     *         "expires_at": null,
                     *         "created_at": "2026-11-30T16:10:27.607Z",
                     *         "current": false,
                     *         "token": "3|souk_Ls7j9yOF0TYt8StrDnZOLXSPKJ9augTaJKb4XSDqf152b1c6"
                     *       },
                     *       "meta": {
                     *         "request_id": "fcf64c2f-78e5-48bf-9cf9-36af0a10d2d7"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["NewToken"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatchOrForbidden"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.revokeAll": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "tokens.revoke": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.requestVerification": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "A mail is on its way to your address.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "a018d6b5-5d10-4d16-b90f-19242ec4d6ae"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.verifyEmail": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "2.gJF1NAI2vD8xg9S7xtQnb4IupaIJT5EUwWTwNxh-oX8"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "E-mail address verified.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "d0b2d9c3-5e27-45d8-9b2b-ff3672f6b25a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.forgotPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "aisha@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "If there is an account for this address, a mail is on its way.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "0888d9c1-ce3a-430e-b09b-de4fdf34cbe5"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "accounts.resetPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "2.hWUhb7cBTwSHJoIF4QDT4aM2rkcVshyUBp5mko3Xdbk",
                 *       "password": "nine green bowls on a shelf"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Password changed. All tokens are revoked: sign in anew.",
                     *       "data": null,
                     *       "meta": {
                     *         "request_id": "f81de9c4-b11f-451c-a57a-ee8976cda8fa"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: null;
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.suspend": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "Unpaid fees."
                 *     }
                 */
                "application/json": components["schemas"]["SuspendUserRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "User suspended.",
                     *       "data": {
                     *         "user_id": 2,
                     *         "reason": "Unpaid fees.",
                     *         "suspended_at": "2026-11-30T16:10:29.146Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "e517038b-6903-4da3-ac12-95b85bddf7d0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Suspension"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.reinstate": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                search?: string;
                min_price?: number | string;
                max_price?: number | string;
                in_stock?: boolean;
                user_id?: number;
            };
            header?: {
                /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Products.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "user_id": 2,
                     *           "name": "Blue mug",
                     *           "description": "Holds 300 ml.",
                     *           "price": "19.99",
                     *           "quantity": 100,
                     *           "created_at": "2026-11-30T16:10:26.478Z",
                     *           "updated_at": "2026-11-30T16:10:26.478Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "86366387-0644-4c72-bcb7-e60709e41c2c",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Blue mug",
                 *       "price": "19.99",
                 *       "quantity": 100,
                 *       "description": "Holds 300 ml."
                 *     }
                 */
                "application/json": components["schemas"]["CreateProductRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product created.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "19.99",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:10:26.478Z",
                     *         "updated_at": "2026-11-30T16:10:26.478Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "b9789f94-e37a-4976-bcdc-56e017088af4"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of an answer you have; a 304 says that it still holds. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "19.99",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:10:26.478Z",
                     *         "updated_at": "2026-11-30T16:10:26.478Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "8b6f6870-4ffe-4b30-9306-bef27cac687e"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description Not Modified */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    ETag: components["headers"]["ETag"];
                    "X-Cache": components["headers"]["X-Cache"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "price": "18.50"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateProductRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product updated.",
                     *       "data": {
                     *         "id": 1,
                     *         "user_id": 2,
                     *         "name": "Blue mug",
                     *         "description": "Holds 300 ml.",
                     *         "price": "18.50",
                     *         "quantity": 100,
                     *         "created_at": "2026-11-30T16:10:26.478Z",
                     *         "updated_at": "2026-11-30T16:10:26.597Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "cad80b4c-d686-4f07-afc8-ea7ce50f9c30"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.restore": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Product restored.",
                     *       "data": {
                     *         "id": 2,
                     *         "user_id": 2,
                     *         "name": "Old cup",
                     *         "description": null,
                     *         "price": "1.00",
                     *         "quantity": 0,
                     *         "created_at": "2026-11-30T16:10:27.232Z",
                     *         "updated_at": "2026-11-30T16:10:27.292Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "6120ae7c-386a-4fdb-9613-a83635e40f0b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Product"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "productCache.clear": {
        parameters: {
            query?: {
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.listMovements": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stock movements.",
                     *       "data": [
                     *         {
                     *           "id": 4,
                     *           "product_id": 1,
                     *           "kind": "cancellation",
                     *           "delta": 3,
                     *           "quantity_after": 98,
                     *           "order_id": 1,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:10:26.730Z"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "product_id": 1,
                     *           "kind": "order",
                     *           "delta": -3,
                     *           "quantity_after": 95,
                     *           "order_id": 1,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:10:26.661Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "product_id": 1,
                     *           "kind": "correction",
                     *           "delta": -2,
                     *           "quantity_after": 98,
                     *           "order_id": null,
                     *           "reason": "Broken on the way.",
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:10:26.605Z"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "product_id": 1,
                     *           "kind": "opening",
                     *           "delta": 100,
                     *           "quantity_after": 100,
                     *           "order_id": null,
                     *           "reason": null,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:10:26.478Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "c55c1f7d-bfc8-425a-8ef1-d5b733007a9a",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 4,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["StockMovement"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "products.adjustStock": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "delta": -2,
                 *       "reason": "Broken on the way."
                 *     }
                 */
                "application/json": components["schemas"]["AdjustStockRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stock adjusted.",
                     *       "data": {
                     *         "id": 2,
                     *         "product_id": 1,
                     *         "kind": "correction",
                     *         "delta": -2,
                     *         "quantity_after": 98,
                     *         "order_id": null,
                     *         "reason": "Broken on the way.",
                     *         "by": 2,
                     *         "created_at": "2026-11-30T16:10:26.605Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "148570d8-2dce-4351-84b3-2ba8627834b5"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["StockMovement"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                status?: "pending" | "paid" | "shipped" | "delivered" | "cancelled" | "refunded";
                search?: string;
                product_id?: number;
                created_from?: string;
                created_before?: string;
                min_total?: number | string;
                max_total?: number | string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Orders.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "number": 1,
                     *           "user_id": 2,
                     *           "status": "cancelled",
                     *           "total_price": "55.50",
                     *           "items": [
                     *             {
                     *               "id": 1,
                     *               "product_id": 1,
                     *               "product_name": "Blue mug",
                     *               "quantity": 3,
                     *               "unit_price": "18.50",
                     *               "line_total": "55.50"
                     *             }
                     *           ],
                     *           "created_at": "2026-11-30T16:10:26.661Z",
                     *           "updated_at": "2026-11-30T16:10:26.730Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "e2e25384-b8d0-488f-9a1b-bb0d615dc056",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "product_id": 1,
                 *           "quantity": 3
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PlaceOrderRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order created.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "pending",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:10:26.661Z",
                     *         "updated_at": "2026-11-30T16:10:26.661Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "74a31933-c390-4469-b7e0-e2855736dd4a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "cancelled",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:10:26.661Z",
                     *         "updated_at": "2026-11-30T16:10:26.730Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "295f8dd9-34ea-4c05-b20d-6b549f3dd5c2"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.listHistory": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order history.",
                     *       "data": [
                     *         {
                     *           "from": null,
                     *           "to": "pending",
                     *           "at": "2026-11-30T16:10:26.661Z",
                     *           "by": 2,
                     *           "note": null
                     *         },
                     *         {
                     *           "from": "pending",
                     *           "to": "paid",
                     *           "at": "2026-11-30T16:10:26.717Z",
                     *           "by": 1,
                     *           "note": "By bank transfer."
                     *         },
                     *         {
                     *           "from": "paid",
                     *           "to": "cancelled",
                     *           "at": "2026-11-30T16:10:26.730Z",
                     *           "by": 2,
                     *           "note": "Changed my mind."
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "9c54ef66-945b-43a5-98f5-17c85c2523e5",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderTransition"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.changeStatus": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "paid",
                 *       "note": "By bank transfer."
                 *     }
                 */
                "application/json": components["schemas"]["MoveOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order paid.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "paid",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:10:26.661Z",
                     *         "updated_at": "2026-11-30T16:10:26.717Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "78e7d268-7de3-4990-8899-0c3cd8c99978"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["InvalidTransitionOrConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "Changed my mind."
                 *     }
                 */
                "application/json": components["schemas"]["CancelOrderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Order cancelled.",
                     *       "data": {
                     *         "id": 1,
                     *         "number": 1,
                     *         "user_id": 2,
                     *         "status": "cancelled",
                     *         "total_price": "55.50",
                     *         "items": [
                     *           {
                     *             "id": 1,
                     *             "product_id": 1,
                     *             "product_name": "Blue mug",
                     *             "quantity": 3,
                     *             "unit_price": "18.50",
                     *             "line_total": "55.50"
                     *           }
                     *         ],
                     *         "created_at": "2026-11-30T16:10:26.661Z",
                     *         "updated_at": "2026-11-30T16:10:26.730Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "6088d687-2138-452f-af97-e0a814fd5034"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Order"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgressOrInvalidTransitionOrConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.listNotes": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                public?: boolean;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notes.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "order_id": 1,
                     *           "text": "Gift wrap, please.",
                     *           "public": false,
                     *           "by": 2,
                     *           "created_at": "2026-11-30T16:10:26.889Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "df6b82f3-6829-4a6a-a6d6-0ea23ca8a47c",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderNote"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "orders.addNote": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "Gift wrap, please.",
                 *       "public": false
                 *     }
                 */
                "application/json": components["schemas"]["AddOrderNoteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Note added.",
                     *       "data": {
                     *         "id": 1,
                     *         "order_id": 1,
                     *         "text": "Gift wrap, please.",
                     *         "public": false,
                     *         "by": 2,
                     *         "created_at": "2026-11-30T16:10:26.889Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "0c57e299-de07-4d9d-81d0-dfd3667d9880"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderNote"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "stats.get": {
        parameters: {
            query?: {
                days?: number;
                by?: "day" | "week" | "month";
                month?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Stats.",
                     *       "data": {
                     *         "period": {
                     *           "from": "2026-11-01",
                     *           "to": "2026-11-30",
                     *           "days": 30,
                     *           "by": "day"
                     *         },
                     *         "figures": {
                     *           "products": {
                     *             "total": 1,
                     *             "period": 1,
                     *             "before": 0
                     *           },
                     *           "out_of_stock": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "orders": {
                     *             "total": 1,
                     *             "period": 1,
                     *             "before": 0
                     *           },
                     *           "open_orders": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "failed_jobs": {
                     *             "total": 0,
                     *             "period": 0,
                     *             "before": 0
                     *           },
                     *           "revenue": {
                     *             "total": "0.00",
                     *             "period": "0.00",
                     *             "before": "0.00"
                     *           }
                     *         },
                     *         "series": [
                     *           {
                     *             "from": "2026-11-01",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-02",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-03",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-04",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-05",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-06",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-07",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-08",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-09",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-10",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-11",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-12",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-13",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-14",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-15",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-16",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-17",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-18",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-19",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-20",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-21",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-22",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-23",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-24",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-25",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-26",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-27",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-28",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-29",
                     *             "orders": 0,
                     *             "revenue": "0.00"
                     *           },
                     *           {
                     *             "from": "2026-11-30",
                     *             "orders": 1,
                     *             "revenue": "0.00"
                     *           }
                     *         ],
                     *         "orders_by_status": {
                     *           "pending": 0,
                     *           "paid": 0,
                     *           "shipped": 0,
                     *           "delivered": 0,
                     *           "cancelled": 1,
                     *           "refunded": 0
                     *         },
                     *         "best_sellers": {
                     *           "month": "2026-11",
                     *           "products": []
                     *         },
                     *         "low_stock": []
                     *       },
                     *       "meta": {
                     *         "request_id": "1f4bc719-830e-46e5-975a-9daef38772e9"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Stats"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                status?: "pending" | "sent" | "failed" | "dropped";
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notifications.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "user_id": 2,
                     *           "event": "order.status-changed",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-3-1796055026824@souk.example>",
                     *           "created_at": "2026-11-30T16:10:26.824Z",
                     *           "sent_at": "2026-11-30T16:10:27.011Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "user_id": 2,
                     *           "event": "order.status-changed",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-2-1796055026713@souk.example>",
                     *           "created_at": "2026-11-30T16:10:26.713Z",
                     *           "sent_at": "2026-11-30T16:10:26.985Z"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "user_id": 2,
                     *           "event": "order.created",
                     *           "order_id": 1,
                     *           "order_number": 1,
                     *           "channel": "mail",
                     *           "recipient": "aisha@example.com",
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "next_attempt_at": null,
                     *           "failure": null,
                     *           "last_error": null,
                     *           "message_id": "<delivery-1-1796055026713@souk.example>",
                     *           "created_at": "2026-11-30T16:10:26.713Z",
                     *           "sent_at": "2026-11-30T16:10:26.940Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "21c85131-84ab-4983-93e8-920f8f87978b",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Notification"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Notification.",
                     *       "data": {
                     *         "id": 3,
                     *         "user_id": 2,
                     *         "event": "order.status-changed",
                     *         "order_id": 1,
                     *         "order_number": 1,
                     *         "channel": "mail",
                     *         "recipient": "aisha@example.com",
                     *         "status": "sent",
                     *         "attempts": 1,
                     *         "next_attempt_at": null,
                     *         "failure": null,
                     *         "last_error": null,
                     *         "message_id": "<delivery-3-1796055026824@souk.example>",
                     *         "created_at": "2026-11-30T16:10:26.824Z",
                     *         "sent_at": "2026-11-30T16:10:27.011Z",
                     *         "failed_attempts": []
                     *       },
                     *       "meta": {
                     *         "request_id": "5be72ae8-a63f-46fa-9f65-3d5db9ec7670"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["NotificationStory"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.getPreferences": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your notification preferences.",
                     *       "data": {
                     *         "order_status_mails": true
                     *       },
                     *       "meta": {
                     *         "request_id": "8bd880f8-f0c1-4b32-ad60-184bacd23b92"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Preferences"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "notifications.setPreferences": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "order_status_mails": false
                 *     }
                 */
                "application/json": components["schemas"]["ChangePreferencesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Your notification preferences were changed.",
                     *       "data": {
                     *         "order_status_mails": false
                     *       },
                     *       "meta": {
                     *         "request_id": "883d1c7f-2848-4ff7-ba93-eba1375f5865"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Preferences"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["CsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "queues.list": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queues.",
                     *       "data": [
                     *         {
                     *           "name": "deliveries",
                     *           "waiting": 0,
                     *           "queued": 0,
                     *           "failed": 0,
                     *           "oldest_at": null,
                     *           "next_attempt_at": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "34723078-35ba-4f13-98be-159f5bbd8ffb"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Queue"][];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Failed jobs.",
                     *       "data": [
                     *         {
                     *           "id": 6,
                     *           "queue": "deliveries",
                     *           "event": "order.created",
                     *           "order_id": 2,
                     *           "order_number": 1,
                     *           "user_id": 1,
                     *           "recipient": "admin@example.com",
                     *           "attempts": 3,
                     *           "failure": "unreachable",
                     *           "last_error": "connect ECONNREFUSED 127.0.0.1:9",
                     *           "created_at": "2026-11-30T16:10:29.857Z",
                     *           "failed_at": "2026-11-30T16:10:32.967Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "1ad2e0da-3e6c-4ede-b8f7-465b2554ce97",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["FailedJob"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.dropAll": {
        parameters: {
            query?: {
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Failed job.",
                     *       "data": {
                     *         "id": 6,
                     *         "queue": "deliveries",
                     *         "event": "order.created",
                     *         "order_id": 2,
                     *         "order_number": 1,
                     *         "user_id": 1,
                     *         "recipient": "admin@example.com",
                     *         "attempts": 3,
                     *         "failure": "unreachable",
                     *         "last_error": "connect ECONNREFUSED 127.0.0.1:9",
                     *         "created_at": "2026-11-30T16:10:29.857Z",
                     *         "failed_at": "2026-11-30T16:10:32.967Z",
                     *         "failed_attempts": [
                     *           {
                     *             "attempt": 1,
                     *             "at": "2026-11-30T16:10:29.952Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           },
                     *           {
                     *             "attempt": 2,
                     *             "at": "2026-11-30T16:10:31.419Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           },
                     *           {
                     *             "attempt": 3,
                     *             "at": "2026-11-30T16:10:32.967Z",
                     *             "failure": "unreachable",
                     *             "error": "connect ECONNREFUSED 127.0.0.1:9"
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "10a12ee5-2a51-45ff-a981-f04066c9beaf"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["FailedJobStory"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.drop": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queued again.",
                     *       "data": {
                     *         "retried": 1
                     *       },
                     *       "meta": {
                     *         "request_id": "62077e0a-9435-4295-a92b-19a4be3b9958"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Retried"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "failedJobs.retryAll": {
        parameters: {
            query?: {
                failure?: "permanent_refusal" | "temporary_refusal" | "timeout" | "unreachable" | "not_rendered" | "interrupted";
                event?: string;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Queued again.",
                     *       "data": {
                     *         "retried": 0
                     *       },
                     *       "meta": {
                     *         "request_id": "9e95b159-3705-4987-afc1-fadaad6ec2b0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Retried"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                /** @description The last number that the client has seen. Without it the answer begins with the oldest event that is kept. */
                since?: number;
                user_id?: number;
            };
            header?: {
                /** @description The last event seen, as EventSource sends it; goes before `since`. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    /** @description `no-store` on a stream. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Events.",
                     *       "data": [
                     *         {
                     *           "sequence": 1,
                     *           "event": "order.created",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "pending",
                     *             "previous_status": null,
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:10:26.661Z"
                     *           }
                     *         },
                     *         {
                     *           "sequence": 2,
                     *           "event": "order.status-changed",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "paid",
                     *             "previous_status": "pending",
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:10:26.717Z"
                     *           }
                     *         },
                     *         {
                     *           "sequence": 3,
                     *           "event": "order.status-changed",
                     *           "data": {
                     *             "order_id": 1,
                     *             "user_id": 2,
                     *             "status": "cancelled",
                     *             "previous_status": "paid",
                     *             "total_price": "55.50",
                     *             "at": "2026-11-30T16:10:26.730Z"
                     *           }
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "a2d55715-fb37-4bcd-9a54-003431fbd836",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["OrderEvent"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                    /**
                     * @example id: 1
                     *     event: order.created
                     *     data: {"order_id":2,"user_id":1,"status":"pending","previous_status":null,"total_price":"4.50","at":"2026-11-30T16:10:29.813Z","sequence":1}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            410: components["responses"]["EventsForgotten"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "access.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                user_id?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Access.",
                     *       "data": [
                     *         {
                     *           "permission": "audit.view",
                     *           "description": "Read the audit log",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "cache.clear",
                     *           "description": "Empty the product cache",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "inbox.view",
                     *           "description": "Read the mails that the built-in mail server caught",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "monitoring.manage",
                     *           "description": "See exceptions and what is kept, pause and resume the recording",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "monitoring.view",
                     *           "description": "See what was recorded of one's own requests and mails",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.cancel",
                     *           "description": "Cancel orders that are not shipped yet",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.create",
                     *           "description": "Place orders",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "orders.manage",
                     *           "description": "Move orders through their statuses",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "orders.view",
                     *           "description": "See orders",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.create",
                     *           "description": "Create products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.delete",
                     *           "description": "Delete products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.update",
                     *           "description": "Change products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "products.view",
                     *           "description": "See products",
                     *           "allowed": true
                     *         },
                     *         {
                     *           "permission": "queues.manage",
                     *           "description": "Retry and drop failed jobs",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "queues.view",
                     *           "description": "See the queues and their failed jobs",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "roles.manage",
                     *           "description": "Make, change and delete roles, and give what one does not hold oneself",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "roles.view",
                     *           "description": "See roles and permissions",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "tenants.any",
                     *           "description": "Act on every user's products and orders, not only on one's own",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "users.manage",
                     *           "description": "Give users roles and permissions, of those one holds oneself",
                     *           "allowed": false
                     *         },
                     *         {
                     *           "permission": "users.suspend",
                     *           "description": "Suspend users and reinstate them",
                     *           "allowed": false
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "def412c7-9068-4e76-939a-9ff73f79567f",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 21,
                     *         "total_is_exact": true,
                     *         "last_page": 2
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Access"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "access.explain": {
        parameters: {
            query: {
                user_id?: number;
                permission: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Allowed: the role 'merchant' holds 'products.create', and the token has the ability '*'.",
                     *       "data": {
                     *         "user_id": 2,
                     *         "permission": "products.create",
                     *         "allowed": true,
                     *         "reason": "Allowed: the role 'merchant' holds 'products.create', and the token has the ability '*'.",
                     *         "roles": [
                     *           {
                     *             "name": "merchant",
                     *             "holds": "products.create"
                     *           }
                     *         ],
                     *         "direct": null,
                     *         "token": {
                     *           "id": 1,
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "covers": true
                     *         }
                     *       },
                     *       "meta": {
                     *         "request_id": "8fefdbc9-e3ce-4987-b1b7-9938ce9f671b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["AccessExplanation"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "permissions.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Permissions.",
                     *       "data": [
                     *         {
                     *           "id": 16,
                     *           "name": "audit.view",
                     *           "description": "Read the audit log"
                     *         },
                     *         {
                     *           "id": 21,
                     *           "name": "cache.clear",
                     *           "description": "Empty the product cache"
                     *         },
                     *         {
                     *           "id": 8,
                     *           "name": "inbox.view",
                     *           "description": "Read the mails that the built-in mail server caught"
                     *         },
                     *         {
                     *           "id": 20,
                     *           "name": "monitoring.manage",
                     *           "description": "See exceptions and what is kept, pause and resume the recording"
                     *         },
                     *         {
                     *           "id": 19,
                     *           "name": "monitoring.view",
                     *           "description": "See what was recorded of one's own requests and mails"
                     *         },
                     *         {
                     *           "id": 9,
                     *           "name": "orders.cancel",
                     *           "description": "Cancel orders that are not shipped yet"
                     *         },
                     *         {
                     *           "id": 6,
                     *           "name": "orders.create",
                     *           "description": "Place orders"
                     *         },
                     *         {
                     *           "id": 10,
                     *           "name": "orders.manage",
                     *           "description": "Move orders through their statuses"
                     *         },
                     *         {
                     *           "id": 5,
                     *           "name": "orders.view",
                     *           "description": "See orders"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "name": "products.create",
                     *           "description": "Create products"
                     *         },
                     *         {
                     *           "id": 4,
                     *           "name": "products.delete",
                     *           "description": "Delete products"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "name": "products.update",
                     *           "description": "Change products"
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "products.view",
                     *           "description": "See products"
                     *         },
                     *         {
                     *           "id": 18,
                     *           "name": "queues.manage",
                     *           "description": "Retry and drop failed jobs"
                     *         },
                     *         {
                     *           "id": 17,
                     *           "name": "queues.view",
                     *           "description": "See the queues and their failed jobs"
                     *         },
                     *         {
                     *           "id": 15,
                     *           "name": "roles.manage",
                     *           "description": "Make, change and delete roles, and give what one does not hold oneself"
                     *         },
                     *         {
                     *           "id": 14,
                     *           "name": "roles.view",
                     *           "description": "See roles and permissions"
                     *         },
                     *         {
                     *           "id": 7,
                     *           "name": "tenants.any",
                     *           "description": "Act on every user's products and orders, not only on one's own"
                     *         },
                     *         {
                     *           "id": 13,
                     *           "name": "users.manage",
                     *           "description": "Give users roles and permissions, of those one holds oneself"
                     *         },
                     *         {
                     *           "id": 11,
                     *           "name": "users.suspend",
                     *           "description": "Suspend users and reinstate them"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "e37489e6-6009-42d3-b131-4914e0acf045",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 21,
                     *         "total_is_exact": true,
                     *         "last_page": 2,
                     *         "next_cursor": "W1sidXNlcnMuc3VzcGVuZCIsIjExIl0sMiwyMSx0cnVlLCJuYW1lIl0"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Permission"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Roles.",
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "name": "admin",
                     *           "permissions": [
                     *             "audit.view",
                     *             "cache.clear",
                     *             "inbox.view",
                     *             "monitoring.manage",
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.manage",
                     *             "orders.view",
                     *             "products.create",
                     *             "products.delete",
                     *             "products.update",
                     *             "products.view",
                     *             "queues.manage",
                     *             "queues.view",
                     *             "roles.manage",
                     *             "roles.view",
                     *             "tenants.any",
                     *             "users.manage",
                     *             "users.suspend",
                     *             "users.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:10:25.321Z"
                     *         },
                     *         {
                     *           "id": 2,
                     *           "name": "merchant",
                     *           "permissions": [
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.view",
                     *             "products.create",
                     *             "products.delete",
                     *             "products.update",
                     *             "products.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:10:25.321Z"
                     *         },
                     *         {
                     *           "id": 3,
                     *           "name": "customer",
                     *           "permissions": [
                     *             "monitoring.view",
                     *             "orders.cancel",
                     *             "orders.create",
                     *             "orders.view",
                     *             "products.view"
                     *           ],
                     *           "seeded": true,
                     *           "created_at": "2026-11-30T16:10:25.321Z"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "c7d78bbc-21c9-411b-b1aa-f41f2c3a6995",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the call safe to repeat: for a day, the same key and body get the first answer again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "packer",
                 *       "permissions": [
                 *         "orders.view"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CreateRoleRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Role created.",
                     *       "data": {
                     *         "id": 4,
                     *         "name": "packer",
                     *         "permissions": [
                     *           "orders.view"
                     *         ],
                     *         "seeded": false,
                     *         "created_at": "2026-11-30T16:10:29.296Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "0d63c10f-c89b-4853-a89d-e5a0be795887"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailedOrIdempotencyMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "orders.*"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name?: string;
                    permissions?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Role updated.",
                     *       "data": {
                     *         "id": 4,
                     *         "name": "packer",
                     *         "permissions": [
                     *           "orders.*"
                     *         ],
                     *         "seeded": false,
                     *         "created_at": "2026-11-30T16:10:29.296Z"
                     *       },
                     *       "meta": {
                     *         "request_id": "2766325b-4142-4e72-bad3-0f3dfc2c414a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Role"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "roles.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                search?: string;
                role?: string;
                suspended?: boolean;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Users.",
                     *       "data": [
                     *         {
                     *           "id": 2,
                     *           "name": "Aisha Rahman",
                     *           "email": "aisha@example.com",
                     *           "roles": [
                     *             "merchant"
                     *           ],
                     *           "direct_permissions": [],
                     *           "created_at": "2026-11-30T16:10:26.161Z",
                     *           "suspended_at": null,
                     *           "suspension_reason": null
                     *         },
                     *         {
                     *           "id": 1,
                     *           "name": "Admin",
                     *           "email": "admin@example.com",
                     *           "roles": [
                     *             "admin"
                     *           ],
                     *           "direct_permissions": [],
                     *           "created_at": "2026-11-30T16:10:25.951Z",
                     *           "suspended_at": null,
                     *           "suspension_reason": null
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "245cc54d-dbf6-4771-aaa7-f5a858843e32",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 2,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "User.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [],
                     *         "created_at": "2026-11-30T16:10:26.161Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "692ff3c0-4718-4823-8cd4-f895ede7baa6"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.setRoles": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "merchant"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SetRolesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Roles set.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [],
                     *         "created_at": "2026-11-30T16:10:26.161Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "8a1ea268-241f-4ce5-be76-c950eb5d55b8"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.setPermissions": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permissions": [
                 *         "queues.view"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SetPermissionsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Permissions set.",
                     *       "data": {
                     *         "id": 2,
                     *         "name": "Aisha Rahman",
                     *         "email": "aisha@example.com",
                     *         "roles": [
                     *           "merchant"
                     *         ],
                     *         "direct_permissions": [
                     *           "queues.view"
                     *         ],
                     *         "created_at": "2026-11-30T16:10:26.161Z",
                     *         "suspended_at": null,
                     *         "suspension_reason": null
                     *       },
                     *       "meta": {
                     *         "request_id": "6af413ba-70a9-458e-96fb-ef35397ef37b"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["ManagedUser"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.listTokens": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Tokens.",
                     *       "data": [
                     *         {
                     *           "id": 4,
                     *           "name": "browser",
                     *           "abilities": [
                     *             "*"
                     *           ],
                     *           "last_used_at": null,
                     *           "last_used_ip": null,
                     *           "last_used_user_agent": null,
                     *           "expires_at": "2026-12-01T04:10:28.943Z",
                     *           "created_at": "2026-11-30T16:10:28.984Z",
                     *           "current": false
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "53ab4287-abcd-422d-bca4-71bdb2ff7181",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 1,
                     *         "total_is_exact": true,
                     *         "last_page": 1,
                     *         "next_cursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Token"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "users.revokeToken": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
                token_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                id?: number;
                actor_id?: number;
                action?: string;
                subject_type?: string;
                subject_id?: number;
                subject_owner_id?: number;
                from?: string;
                until?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Audit log.",
                     *       "data": [
                     *         {
                     *           "id": 26,
                     *           "at": "2026-11-30T16:10:29.314Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "a20a02a3-0c2f-4b6d-ac6b-f9f88e95bc29",
                     *           "action": "roles.delete",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:10:29.296Z",
                     *             "permissions": [
                     *               "orders.*"
                     *             ]
                     *           },
                     *           "after": null,
                     *           "previous_hash": "2ac24ca7ecc0c2cd99f2e0725b745870091d8e6ebf7704c368bca026f781eb60",
                     *           "hash": "3e5237b8061fb94ec68cbba432362cd8b955c361f0b36de95fbc8102c7d6a84f"
                     *         },
                     *         {
                     *           "id": 25,
                     *           "at": "2026-11-30T16:10:29.309Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "2766325b-4142-4e72-bad3-0f3dfc2c414a",
                     *           "action": "roles.update",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:10:29.296Z",
                     *             "permissions": [
                     *               "orders.view"
                     *             ]
                     *           },
                     *           "after": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:10:29.296Z",
                     *             "permissions": [
                     *               "orders.*"
                     *             ]
                     *           },
                     *           "previous_hash": "502528c3a2cb87e935b3b088299988b7f7014a8466d89f6bb4f8659ce9cae8e2",
                     *           "hash": "2ac24ca7ecc0c2cd99f2e0725b745870091d8e6ebf7704c368bca026f781eb60"
                     *         },
                     *         {
                     *           "id": 24,
                     *           "at": "2026-11-30T16:10:29.301Z",
                     *           "actor_id": 1,
                     *           "token_id": 2,
                     *           "ip": "127.0.0.1",
                     *           "request_id": "0d63c10f-c89b-4853-a89d-e5a0be795887",
                     *           "action": "roles.create",
                     *           "subject_type": "roles",
                     *           "subject_id": 4,
                     *           "subject_owner_id": null,
                     *           "before": null,
                     *           "after": {
                     *             "id": 4,
                     *             "name": "packer",
                     *             "seeded": false,
                     *             "created_at": "2026-11-30T16:10:29.296Z",
                     *             "permissions": [
                     *               "orders.view"
                     *             ]
                     *           },
                     *           "previous_hash": "d17c6b59f57482150d53ef4344e82ba3e23c716dc99b8b075283c68f5342c611",
                     *           "hash": "502528c3a2cb87e935b3b088299988b7f7014a8466d89f6bb4f8659ce9cae8e2"
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "81ec6f92-e4f5-42e2-a54d-21e446e3b036",
                     *         "page": 1,
                     *         "per_page": 3,
                     *         "total": 26,
                     *         "total_is_exact": true,
                     *         "last_page": 9,
                     *         "next_cursor": "W1siMjQiXSwyLDI2LHRydWUsIi1pZCJd"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["AuditEntry"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.listEntries": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                sort?: string;
                cursor?: string;
                kind?: "request" | "job" | "socket" | "schedule" | "command" | "outbox" | "background" | "query" | "redis" | "cache" | "mail" | "notification" | "outgoing_request" | "authorization" | "log" | "exception";
                user_id?: number;
                route?: string;
                status?: string;
                tag?: string;
                trace_id?: string;
                request_id?: string;
                search?: string;
                failed?: boolean;
                fingerprint?: string;
                started_from?: string;
                started_before?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Entries.",
                     *       "data": [
                     *         {
                     *           "id": 263,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "40b29b04694df1fa",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "POST /api/v1/login",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": "401",
                     *           "failure": null,
                     *           "tags": [
                     *             "refused"
                     *           ],
                     *           "started_at": "2026-11-30T16:10:29.196Z",
                     *           "duration_ms": 41.832
                     *         },
                     *         {
                     *           "id": 253,
                     *           "trace_id": "4aa3432565fe67de3b51d7c51cabdc2c",
                     *           "span_id": "735c5b4ca9b2251b",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "DELETE /api/v1/users/:id/tokens/:token_id",
                     *           "user_id": 1,
                     *           "request_id": "1dda8c46-0115-46c9-8ee9-ce283f9e7f95",
                     *           "status": "204",
                     *           "failure": null,
                     *           "tags": [
                     *             "sampled"
                     *           ],
                     *           "started_at": "2026-11-30T16:10:29.140Z",
                     *           "duration_ms": 3.314
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "bb7ea8f4-8612-48cb-b370-5cce8312ecb7",
                     *         "page": 1,
                     *         "per_page": 2,
                     *         "total": 27,
                     *         "total_is_exact": true,
                     *         "last_page": 14,
                     *         "next_cursor": "W1siMjUzIl0sMiwyNyx0cnVlLCItaWQiXQ"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntrySummary"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getEntry": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Entry.",
                     *       "data": {
                     *         "id": 263,
                     *         "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *         "span_id": "40b29b04694df1fa",
                     *         "parent_span_id": null,
                     *         "kind": "request",
                     *         "name": "POST /api/v1/login",
                     *         "user_id": null,
                     *         "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *         "status": "401",
                     *         "failure": null,
                     *         "tags": [
                     *           "refused"
                     *         ],
                     *         "started_at": "2026-11-30T16:10:29.196Z",
                     *         "duration_ms": 41.832,
                     *         "details": {
                     *           "ip": "127.0.0.1",
                     *           "url": "/api/v1/login",
                     *           "body": {
                     *             "email": "aisha@example.com",
                     *             "password": "[redacted]",
                     *             "abilities": [
                     *               "*"
                     *             ],
                     *             "device_name": "api"
                     *           },
                     *           "route": "/api/v1/login",
                     *           "access": "public",
                     *           "answer": "This account is suspended.",
                     *           "method": "POST",
                     *           "headers": {
                     *             "host": "127.0.0.1:41115",
                     *             "accept": "*\/*",
                     *             "connection": "keep-alive",
                     *             "user-agent": "node",
                     *             "content-type": "application/json",
                     *             "content-length": "70",
                     *             "sec-fetch-mode": "cors",
                     *             "accept-encoding": "gzip, deflate",
                     *             "accept-language": "*"
                     *           },
                     *           "refusal": "This account is suspended."
                     *         }
                     *       },
                     *       "meta": {
                     *         "request_id": "d6420f70-f6e4-492a-9046-7d19b7c204cb"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntry"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getTrace": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                trace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Trace.",
                     *       "data": [
                     *         {
                     *           "id": 263,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "40b29b04694df1fa",
                     *           "parent_span_id": null,
                     *           "kind": "request",
                     *           "name": "POST /api/v1/login",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": "401",
                     *           "failure": null,
                     *           "tags": [
                     *             "refused"
                     *           ],
                     *           "started_at": "2026-11-30T16:10:29.196Z",
                     *           "duration_ms": 41.832,
                     *           "details": {
                     *             "ip": "127.0.0.1",
                     *             "url": "/api/v1/login",
                     *             "body": {
                     *               "email": "aisha@example.com",
                     *               "password": "[redacted]",
                     *               "abilities": [
                     *                 "*"
                     *               ],
                     *               "device_name": "api"
                     *             },
                     *             "route": "/api/v1/login",
                     *             "access": "public",
                     *             "answer": "This account is suspended.",
                     *             "method": "POST",
                     *             "headers": {
                     *               "host": "127.0.0.1:41115",
                     *               "accept": "*\/*",
                     *               "connection": "keep-alive",
                     *               "user-agent": "node",
                     *               "content-type": "application/json",
                     *               "content-length": "70",
                     *               "sec-fetch-mode": "cors",
                     *               "accept-encoding": "gzip, deflate",
                     *               "accept-language": "*"
                     *             },
                     *             "refusal": "This account is suspended."
                     *           }
                     *         },
                     *         {
                     *           "id": 264,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "d684cd11cee859b2",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "redis",
                     *           "name": "EVALSHA",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.197Z",
                     *           "duration_ms": 0.446,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 265,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "b2d35aeb98bca263",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "redis",
                     *           "name": "EVALSHA",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.197Z",
                     *           "duration_ms": 0.138,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 266,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "a8d0817f23770be9",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "query",
                     *           "name": "select \"id\", \"email\", \"password_hash\", \"suspended_at\" from \"users\" where lower(email) = $1",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.198Z",
                     *           "duration_ms": 0.449,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 267,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "262cbefd79e401a2",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "query",
                     *           "name": "commit",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.198Z",
                     *           "duration_ms": 0.103,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 268,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "ecb0fa2f4128e5c2",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "redis",
                     *           "name": "DEL",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.236Z",
                     *           "duration_ms": 0.171,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 269,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "a930379bfd21a888",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "redis",
                     *           "name": "EVALSHA",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.236Z",
                     *           "duration_ms": 0.131,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 270,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "757a6a103a113f67",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "query",
                     *           "name": "select \"password_hash\", \"suspended_at\" from \"users\" where \"id\" = $1 for share",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.236Z",
                     *           "duration_ms": 0.682,
                     *           "details": {}
                     *         },
                     *         {
                     *           "id": 271,
                     *           "trace_id": "021f555f8d52be6db518d11da0a0e63b",
                     *           "span_id": "a11dbd26b6744a57",
                     *           "parent_span_id": "40b29b04694df1fa",
                     *           "kind": "query",
                     *           "name": "rollback",
                     *           "user_id": null,
                     *           "request_id": "ed6ac0ed-ee7f-4e8f-87d4-a5e8ad53b083",
                     *           "status": null,
                     *           "failure": null,
                     *           "tags": [],
                     *           "started_at": "2026-11-30T16:10:29.237Z",
                     *           "duration_ms": 0.149,
                     *           "details": {}
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "1a13e728-bc13-4aa8-9cc0-20e3da5b8a05"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringEntry"][];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.listExceptions": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Exceptions.",
                     *       "data": [],
                     *       "meta": {
                     *         "request_id": "930b27d5-f2d9-4396-81c1-bbadd13e975c",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 0,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["MonitoringException"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.getRecording": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Recording.",
                     *       "data": {
                     *         "paused": false,
                     *         "paused_at": null,
                     *         "paused_by": null,
                     *         "rings": [
                     *           {
                     *             "name": "notable",
                     *             "entries": 0,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "ordinary",
                     *             "entries": 262,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "refused",
                     *             "entries": 9,
                     *             "max_entries": 5000,
                     *             "max_bytes": 8388608
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "e6d0971e-9d26-414e-860b-c0eb244b3946"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: {
                            paused: boolean;
                            paused_at: string | null;
                            paused_by: number | null;
                            rings: {
                                name: string;
                                entries: number;
                                max_entries: number;
                                max_bytes: number;
                            }[];
                        };
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.setRecording": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "paused": false
                 *     }
                 */
                "application/json": components["schemas"]["SetRecordingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Recording resumed.",
                     *       "data": {
                     *         "paused": false,
                     *         "paused_at": null,
                     *         "paused_by": null,
                     *         "rings": [
                     *           {
                     *             "name": "notable",
                     *             "entries": 0,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "ordinary",
                     *             "entries": 262,
                     *             "max_entries": 20000,
                     *             "max_bytes": 33554432
                     *           },
                     *           {
                     *             "name": "refused",
                     *             "entries": 9,
                     *             "max_entries": 5000,
                     *             "max_bytes": 8388608
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "170bbf19-cb41-4374-9fc7-343be657734a"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: {
                            paused: boolean;
                            paused_at: string | null;
                            paused_by: number | null;
                            rings: {
                                name: string;
                                entries: number;
                                max_entries: number;
                                max_bytes: number;
                            }[];
                        };
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ForbiddenOrCsrfTokenMismatch"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "monitoring.tail": {
        parameters: {
            query?: {
                kind?: "request" | "job" | "socket" | "schedule" | "command" | "outbox" | "background" | "query" | "redis" | "cache" | "mail" | "notification" | "outgoing_request" | "authorization" | "log" | "exception";
                user_id?: number;
                route?: string;
                status?: string;
                tag?: string;
                trace_id?: string;
                request_id?: string;
                search?: string;
                failed?: boolean;
                fingerprint?: string;
                since?: number;
            };
            header?: {
                /** @description The last event seen, as EventSource sends it; goes before `since`. */
                "Last-Event-ID"?: components["parameters"]["LastEventId"];
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    /** @description `no-store` on a stream. */
                    "Cache-Control"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 351
                     *     event: entry
                     *     data: {"id":351,"trace_id":"cde95f6da1209bbba16d13e33286d662","span_id":"48381f6dfa14ed74","parent_span_id":null,"kind":"request","name":"GET /api/v1/queues","user_id":1,"request_id":"ff47e06e-0e61-441a-964d-2ac356898f09","status":"200","failure":null,"tags":["sampled"],"started_at":"2026-11-30T16:10:33.128Z","duration_ms":2.627}
                     */
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inbox.list": {
        parameters: {
            query?: {
                page?: number;
                per_page?: number;
                search?: string;
            };
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Mails caught.",
                     *       "data": [
                     *         {
                     *           "id": 3,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) was cancelled",
                     *           "message_id": "<delivery-3-1796055026824@souk.example>",
                     *           "received_at": "2026-11-30T16:10:27.005Z",
                     *           "size": 3634
                     *         },
                     *         {
                     *           "id": 2,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) is paid",
                     *           "message_id": "<delivery-2-1796055026713@souk.example>",
                     *           "received_at": "2026-11-30T16:10:26.937Z",
                     *           "size": 3644
                     *         },
                     *         {
                     *           "id": 1,
                     *           "from": "no-reply@souk.example",
                     *           "to": [
                     *             "aisha@example.com"
                     *           ],
                     *           "subject": "Souk: Your order #1 (no. 1) for 55.50",
                     *           "message_id": "<delivery-1-1796055026713@souk.example>",
                     *           "received_at": "2026-11-30T16:10:26.933Z",
                     *           "size": 3622
                     *         }
                     *       ],
                     *       "meta": {
                     *         "request_id": "868df7aa-55fb-46d8-83c0-0248b64fa40a",
                     *         "page": 1,
                     *         "per_page": 20,
                     *         "total": 3,
                     *         "total_is_exact": true,
                     *         "last_page": 1
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["InboxMessage"][];
                        meta: components["schemas"]["PageMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["ValidationFailed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "inbox.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Mail.",
                     *       "data": {
                     *         "id": 3,
                     *         "from": "no-reply@souk.example",
                     *         "to": [
                     *           "aisha@example.com"
                     *         ],
                     *         "subject": "Souk: Your order #1 (no. 1) was cancelled",
                     *         "message_id": "<delivery-3-1796055026824@souk.example>",
                     *         "received_at": "2026-11-30T16:10:27.005Z",
                     *         "size": 3634,
                     *         "text": "Your order #1 (no. 1) was cancelled\n\nNothing of it will be sent.\n\n  3 x Blue mug at 18.50 = 55.50\n\nTotal: 55.50\n\n-- \nSent by Souk.\n\n",
                     *         "html": "<!doctype html><html dir=\"ltr\" lang=\"en\"><head><meta content=\"text/html; charset=UTF-8\" http-equiv=\"Content-Type\"/><meta name=\"x-apple-disable-message-reformatting\"/><title>Your order #1 (no. 1) was cancelled</title></head><body style=\"background-color:#f3f4f6;margin:0;padding:0\"><table border=\"0\" width=\"100%\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\" align=\"center\"><tbody><tr><td style=\"margin:0;padding:24px 0;background-color:#f3f4f6;font-family:-apple-system, &quot;Segoe UI&quot;, Roboto, Helvetica, Arial, sans-serif\"><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\" style=\"max-width:560px;background-color:#ffffff;border-top:4px solid #0f766e;padding:24px\"><tbody><tr style=\"width:100%\"><td><p style=\"font-size:14px;line-height:24px;margin:0 0 16px;font-weight:600;color:#0f766e;margin-top:0;margin-right:0;margin-bottom:16px;margin-left:0\">Souk</p><h1 style=\"font-size:20px;margin:0 0 16px;color:#111827\">Your order #1 (no. 1) was cancelled</h1><p style=\"font-size:15px;line-height:24px;margin:0 0 12px;color:#374151;margin-top:0;margin-right:0;margin-bottom:12px;margin-left:0\">Nothing of it will be sent.</p><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody><tr><td><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody style=\"width:100%\"><tr style=\"width:100%\"><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;overflow-wrap:anywhere\">3 × <bdi>Blue mug</bdi><br/><span style=\"color:#6b7280\">at 18.50</span></td><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;text-align:right;vertical-align:top\">55.50</td></tr></tbody></table><table align=\"center\" width=\"100%\" border=\"0\" cellPadding=\"0\" cellSpacing=\"0\" role=\"presentation\"><tbody style=\"width:100%\"><tr style=\"width:100%\"><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;font-weight:600\">Total</td><td data-id=\"__react-email-column\" style=\"padding:8px 0;border-bottom:1px solid #e5e7eb;font-size:15px;color:#111827;text-align:right;vertical-align:top;font-weight:600\">55.50</td></tr></tbody></table></td></tr></tbody></table><hr style=\"width:100%;border:none;border-top:1px solid #eaeaea;margin:24px 0 12px;border-color:#e5e7eb\"/><p style=\"font-size:12px;line-height:24px;margin:0;color:#6b7280;margin-top:0;margin-bottom:0;margin-left:0;margin-right:0\">Sent by Souk.</p></td></tr></tbody></table></td></tr></tbody></table></body></html>\n",
                     *         "headers": [
                     *           {
                     *             "name": "From",
                     *             "value": "Souk <no-reply@souk.example>"
                     *           },
                     *           {
                     *             "name": "To",
                     *             "value": "aisha@example.com"
                     *           },
                     *           {
                     *             "name": "Subject",
                     *             "value": "Souk: Your order #1 (no. 1) was cancelled"
                     *           },
                     *           {
                     *             "name": "Message-ID",
                     *             "value": "<delivery-3-1796055026824@souk.example>"
                     *           },
                     *           {
                     *             "name": "Date",
                     *             "value": "Mon, 30 Nov 2026 16:10:26 +0000"
                     *           },
                     *           {
                     *             "name": "MIME-Version",
                     *             "value": "1.0"
                     *           },
                     *           {
                     *             "name": "Content-Type",
                     *             "value": "multipart/alternative; boundary=\"--_NmP-2f73c661418110b8-Part_1\""
                     *           }
                     *         ]
                     *       },
                     *       "meta": {
                     *         "request_id": "b4f436a0-a34e-474c-a401-0a1662461309"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["InboxMessageBody"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
    "features.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description An id of your own for the request; ours when it is absent or not of this form. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "message": "Features.",
                     *       "data": {
                     *         "inbox": true
                     *       },
                     *       "meta": {
                     *         "request_id": "63e94002-b088-4fc4-9da9-eb7f4a285cb1"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        success: true;
                        message: string;
                        data: components["schemas"]["Features"];
                        meta: components["schemas"]["Meta"];
                    };
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
